"""Words of a page that shows nothing yet, or not to this visitor: it loads, asks who one is, wants another browser.

As with what says that a page is not there, every word of such a line belongs to the trade: a sentence that names
something else, a system or a rule on logging in to it, is none.
"""

# ruff: noqa: E501 -- a list of words is read as one.

import re

from crawler.text.folding import fold
from crawler.text.vocabulary import one_of

_ENTER = "重新登录|统一登录|登录|登陆|登入|签入|注册|立即注册|免费注册|账号|帐号|账户|用户名|用户|会员|密码|忘记密码|找回密码|记住我|记住密码|自动登录|扫码|手机号码?|手机|短信|验证码|动态码|获取|输入|看不清|换一张|微信|QQ|微博|第三方|方式|其他|身份|认证|验证|权限|无权|授权"
_WAIT = "正在|努力|加载中?|载入中?|读取中?|跳转中?|请稍候|请稍等|请稍后|请等待|稍候|稍等|稍后|等待|片刻|玩命|数据|资源|页面|网页|内容|完成|完毕|失败|超时|过期|失效|刷新|重试|再试|自动|秒钟|秒"
_BROWSER = "浏览器|客户端|微信客户端|最新版|新版|版本|内核|过低|过旧|较低|升级|更换|建议|推荐|谷歌|火狐|极速模式|兼容模式|模式|打开|开启|启用|禁用|支持|不支持|脚本|电脑|移动端|APP|App|app|使用|访问|浏览|查看|阅读|观看|操作|继续|进入|切换"
_SMALL = "温馨提示|提示|系统提示|友情提示|对不起|很?抱歉|不好意思|您好|尊敬的|欢迎|您|你|请先|请|先|后|再|才能|才可以?|可以|可|能|需要|需|须|即可|还没有|还没|没有|尚未|未|无|不|已经|已|还|是|在|用|以|将|到|至|于|为|获得|更好|最佳|体验|效果|或者|或|和|与|及|的|了|地|得|此|本|该|这|当前|点击|点此|这里|此处|返回|回到|首页|主页|上一页|上一级|系统|平台|网站|网址|本站|会话|连接|服务器|服务|中|下|如果|如|没有反应|立即|马上|页|结束|成功|有效|正确|确认|是否|存在|问题|限制|部分|全文|正文"
_ENGLISH = "loading|please|wait|login|log|sign|in|up|to|out|register|you|need|enable|javascript|js|run|this|app|your|browser|is|not|supported|does|support|must|be|for|the|site|page|view|continue|a|moment|session|expired|password|username|forgot|just|redirecting|and|or|cookies|turn|on|it|of"
_MARKS = r"[\s,;:!?。.…·、()\[\]【】《》<>\"'“”‘’~>»«/|_*+=-]+"
_MADE_OF = re.compile(
    rf"(?:{one_of(_ENTER, _WAIT, _BROWSER, _SMALL)}|\b(?i:{one_of(_ENGLISH)})\b|\d{{1,3}}%?|{_MARKS})++"
)
_SAYS_SO = re.compile(
    r"(?:请|需|须|未|没有?|尚未|重新|统一|是否|后|才能)[^。]{0,8}(?:登录|登陆|登入|签入)|(?:登录|登陆|登入|签入)[^。]{0,8}(?:后|超时|过期|失效|失败|系统|平台|密码|账号|继续|查看|访问|$)"
    r"|(?:忘记|找回)密码|会话[^。]{0,4}(?:超时|过期|失效|结束)|(?:正在|努力|玩命|数据|页面|内容)[^。]{0,6}(?:加载|载入|读取|跳转|验证)|(?:加载|载入|读取|跳转|验证)(?:中|失败|,)|请?稍[候等后]|(?:点击|点此|请)[^。]{0,6}(?:刷新|重试|跳转)"
    r"|(?:请|用|在|使用)[^。]{0,10}(?:浏览器|客户端|APP|App|app|微信)[^。]{0,6}(?:打开|访问|查看|浏览|阅读|使用)|浏览器[^。]{0,6}(?:版本|不支持|升级|禁用)|(?:启用|开启|支持)[^。]{0,6}(?i:javascript|js|脚本)"
    r"|(?:无|没有)[^。]{0,4}权限|无权|(?i:\bloading\b|please (?:wait|log|sign|login|enable)|enable javascript|session expired|forgot)"
)
_LONGEST = 80


def only_shell(words: str) -> bool:
    """Whether a line has nothing but words of such a page."""
    return len(words) <= _LONGEST and bool(_MADE_OF.fullmatch(fold(words).key))


def says_it_waits(words: str) -> bool:
    """Whether a line says that the page loads, asks who one is or wants another browser, and nothing else."""
    return only_shell(words) and bool(_SAYS_SO.search(fold(words).key))
