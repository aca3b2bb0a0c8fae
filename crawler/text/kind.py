"""What kind of article: a speech, a notice a regulator gave out, news, or something else."""

import re

from archive.derivation import Kind
from crawler.text.folding import fold

_SPEECH_TITLE = re.compile(
    r"(?:讲话|致辞|致词|发言|主持词|讲话稿|发言稿|动员讲话|工作报告|述职报告|开幕词|闭幕词|演讲|寄语|贺词)(?:稿|提纲|要点|摘要|全文|实录|节选)?"
    r"(?:\([^()]{1,30}\))?$|^.{2,12}:?在.{4,60}(?:上的|时的)(?:讲话|致辞|发言|报告|演讲)"
)
# `出席会议并讲话`, `发表讲话`: news about a speech.
_ABOUT_SPEECH = re.compile(
    r"(?:并|发表|作|做|作了|发表了)(?:重要|主旨|动员|总结|专题)?(?:讲话|致辞|发言|演讲|工作报告)$"
    r"|讲话精神|学习.{0,20}讲话"
)
_ADDRESS = re.compile(
    r"\s*(?:尊敬的|各位|同志们|女士们|先生们|亲爱的|大家(?:好|上午好|下午好))[^。]{0,60}[:,!]"
)
_NOTICE_TITLE = re.compile(
    r"(?:公告|通告|通知|通报|公示|批复|复函|函|意见|办法|规定|细则|条例|决定|命令|方案|指导原则|指南|目录|名单|征求意见稿|答复|规划|要点|标准|规范|令)"
    r"(?:\([^()]{1,40}\)|【[^】]{1,30}】|\d{4}年第?\d{1,6}号|第\d{1,6}号)*$"
    r"|^(?:.{0,30}关于|关于).{2,120}(?:公告|通告|通知|通报|公示|批复|函|意见|办法|规定|决定)(?:\(.{1,40}\))*$"
    r"|\((?:\d{4}年第?\d{1,6}号|第\d{1,6}号|征求意见稿|试行|暂行)\)$|〔\d{4}〕\d{1,6}号"
)
# A headline that reports a notice: somebody issues, explains or answers it.
_REPORTED = re.compile(
    r"(?:发布|印发|出台|公布|下发|制定|修订|解读|一图读懂|图解|答记者问|实施|召开|部署|启动|征求).{0,80}(?<!意见稿\))$"
)
_LEAST_TEXT = 40


def kind(headline: str | None, text: str, url: str | None = None) -> Kind:
    """By the headline first, then by how the text begins; `url` counts where a site sorts notices apart."""
    title = "".join(fold(headline or "").key.split())
    opening = fold(text[:600]).key
    if _is_speech(title, opening):
        return "speech"
    if title and _is_notice(title):
        return "notice"
    if url and re.search(r"/(?:ggtg|tzgg|gsgg|fgwj|zcfg|xxgk/(?:ggtg|fgwj))/", url):
        return "notice"
    if not title or len(text.strip()) < _LEAST_TEXT:
        return "other"
    return "news"


def _is_speech(title: str, opening: str) -> bool:
    if title and _ABOUT_SPEECH.search(title):
        return False
    return bool(_SPEECH_TITLE.search(title)) or bool(_ADDRESS.match(opening))


def _is_notice(title: str) -> bool:
    if not _NOTICE_TITLE.search(title):
        return False
    return "关于" in title or not _REPORTED.search(title)
