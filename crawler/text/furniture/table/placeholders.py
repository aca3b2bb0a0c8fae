"""What stands where text would: pages that load, failed or are not there, and code left in the open."""

# ruff: noqa: E501 -- a pattern is read as one line, whatever width its characters have.

from crawler.text.furniture.table.rule import Rule

PLACEHOLDERS: tuple[Rule, ...] = (
    Rule(
        "placeholder",
        r"\S{1,40}\.html? 模板不存在|浏览器安全检查中.{0,10}|网站维护中.{0,10}|加速乐(?:\s.{0,40})?|网页需要验证码.{0,40}|cf-chl-.{0,40}|(?:图片|视频|音频|页面|数据|内容|评论)?(?:正在)?(?:努力)?加载(?:中|失败)(?:[,.…!。\s].{0,12})?|正在加载.{0,12}|暂无(?:图片|图像|数据|内容|评论|相关.{0,6}|简介)|(?:您|你)的浏览器(?:版本)?(?:过低|不支持|太旧|较旧|禁用).{0,40}|请(?:先)?(?:升级|启用|开启|打开)(?:您的)?(?:浏览器|JavaScript|Flash|flash|脚本).{0,30}|(?:您|你)访问的(?:页面|内容).{0,20}(?:不存在|已删除|找不到).{0,20}|广告|(?:该|此|本|您访问的)?(?:页面|网页|文章|内容|链接)(?:不存在|已删除|已失效|找不到了?|走丢了|无法访问)[^。]{0,16}|(?:系统|网站|服务器|平台)(?:正在)?(?:维护|升级|繁忙)中?(?:,.{0,16})?",
    ),
    Rule("script", r"(?:\$|jQuery)\(['\"][#.]?[\w\-#. ]{1,80}['\"]\)(?:\.\w{1,30}\([^()]{0,200}\)){1,5};?"),
)
