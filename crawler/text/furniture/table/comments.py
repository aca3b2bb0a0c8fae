"""Readers' comments: forms for them and what stands where there are none."""

from crawler.text.furniture.table.rule import Rule

COMMENTS: tuple[Rule, ...] = (
    Rule(
        "comment-form",
        r"点击查看更多评论.{0,60}|发一条友善的评论|目前没有.{0,6}(?:跟贴|评论)|(?:评论\s?)?\d+\s?/\s?\d{2,4}\s?提交评论|0\s?/\s?[1-9]\d{2,3}"
        r"|ImageVerifierCode.{0,10}|网友评论仅供.{0,60}|文明上网,?\s?(?:理性|登录|遵守|请).{0,30}|匿名发表(?:评论)?",
    ),
    Rule("comment-form", r".{0,10}验证码,?看不清楚.{0,20}", signs=("看不清楚",)),
    Rule("comment-form", r"评论|留言|验证码\s?:?|昵称\s?:?", "beside"),
    Rule("comment-form", r"\W?欢迎参与(?:讨论|评论|互动),?[^。]{0,40}(?:看法|观点|意见|评论)[^。]{0,16}。?"),
    Rule(
        "comment-form",
        r"(?:点击|欢迎|我要)?(?:进入|来|去|到|登录)\s?(?:[【\[「《“][^。,!?]{1,14}(?:吧|论坛|社区|讨论区|圈子)[】\]」》”]|[^。,!?]{0,14}(?:论坛|讨论区))"
        r"\s?(?:参与|发表|一起)?(?:讨论|评论|交流)(?:>{1,3}|[!。])?",
    ),
    Rule("comment-form", r"(?:加|快速)?(?:跟[贴帖]|回[贴帖])"),
    Rule(
        "comment-form",
        r"(?:(?:笔名|标题|内容|密码|用户名?|姓名|主题|昵称|验证码|网址|邮箱|主页|E-?mail|Email)\s?:\s*){1,6}",
        "beside",
    ),
)
