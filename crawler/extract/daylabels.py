"""What the words around a day say it is the day of: when a page came out, was changed, takes effect, or anything else."""

import re

from crawler.extract.render import SEAM

# Where a label can begin: after an outlet's name, too, where a page has no space between its credits.
_APART = r"(?:(?<![\u4e00-\u9fff])|(?<=[网網报報社台刊者线端号]))"
_CAME_OUT = "发布|發布|發佈|发表|發表|发稿|刊发|公布|上传|录入|发文|刊登|添加|公示|提供|提交|上版|張貼"
PUBLISHED = re.compile(
    rf"(?:发\s布|發\s布|{_CAME_OUT}|公开|发帖|发贴|张贴|提问|见报|刊出|首发|创建|新闻|文章|信息|公告|上网|刊载|登载)"
    rf"(?:时\s?间|日\s?期|時間|于|於)\s*[:：于於]?|(?:{_CAME_OUT})\s*[:：于於]?|{_APART}(?:时\s*间|日\s*期|時\s*間)\s*[:：]"
)
MODIFIED = re.compile(r"(?:最后|最後)?(?:更新|修改)(?:时间|日期|時間)?\s*[:：于]?")
ISSUED = re.compile(r"(?:成文|印发|发文|签发|签署)\s?(?:日\s?期|时\s?间)\s*[:：]?")
# When a document was sent or put into the files: the day it came out where nothing else tells that.
SENT = re.compile(r"(?:发文|生成)\s?(?:日\s?期|时\s?间)\s*[:：]")
EFFECTIVE = re.compile(r"(?:施行|生效|实施|执行)\s?(?:日\s?期|时\s?间)\s*[:：]?")
# `自2019年5月1日起施行`: of a rule that takes effect then.
FROM_THEN = re.compile(r"\s?起?\s?(?:正式|开始)?(?:施行|实施|實施|执行|生效)(?!日期|时间|時間)")
# `2024年1月5日至7日`, `2024-01-05 ~ 2024-01-07`: the days of an event or of a notice's term.
_UNTIL = re.compile(
    r"\s?[日号]?\s?(?:[、，,至到]|[—–~～－]{1,2}|-{1,2})\s?(?:(?:\d{4}\s?年\s?)?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?[日号號]|\d{4}[-/.]\d{1,2}[-/.]\d)"
)
_SINCE = re.compile(r"\d\s?[日号號]?\s?(?:[至到]|[—–~～－]{1,2}|-{1,2})\s?$")
# `2024年3月1日摄`: what happened on that day.
_HAPPENED = re.compile(
    r"\s?(?:[摄攝]|拍[摄攝]|出生|生于|召开|召開|举[行办]|舉[行辦]|成立|通过|通過|批准|修[订訂正]|废止|失效|到期|截止|为止|前$|止$|签署|签订|印[发發])(?!日期|时间|時間|人|单位)"
)
# `编号：QL-2024-03-01`.
_IN_NUMBER = re.compile(r"[A-Za-z]-?$")
# `申请日：`, `立案：`: a label that does not speak of coming out; an outlet's name may stand like one.
_LABEL = re.compile(rf"(?P<label>[\u4e00-\u9fff]{{1,8}})\s*[:：][\s{SEAM}]*$")
_LABEL_LONGEST = 12
_OF_ARTICLES = re.compile("时间|日期|時間|[发發刊登载載布佈表传傳新]|[网網报報社台刊讯訊电電站者]$")
ELSE = re.compile("推荐|最新|截至|截止|开始|结束|上一篇|下一篇|评论|跟贴")
# `开庭时间`, `建置时间`: of anything that has a day, when the word before it does not say that it came out then.
_OTHER_DAY = re.compile(
    rf"[\u4e00-\u9fff](?<![网網报報社台刊者线端号])(?<!北京)(?:时间|日期|時間)\s*[:：]?[\s{SEAM}]*$"
)


def other_day(line: str, raw: str) -> bool:
    """Whether the day `raw` of a line is labelled as something else than that of publication."""
    start = line.find(raw)
    ahead = line[max(0, start - 12) : start]
    if ELSE.search(ahead) or any(label.search(ahead) for label in (ISSUED, EFFECTIVE, MODIFIED)):
        return True
    if any(after.match(line, start + len(raw)) for after in (FROM_THEN, _UNTIL, _HAPPENED)):
        return True
    if _SINCE.search(ahead) or _IN_NUMBER.search(ahead):
        return True
    if PUBLISHED.search(ahead):
        return False
    label = _LABEL.search(ahead)
    return bool(_OTHER_DAY.search(ahead)) or (label is not None and not _OF_ARTICLES.search(label["label"]))


def labels_other_day(line: str) -> bool:
    """Whether a line is nothing but the label of such a day, which stands on the next: `培训时间`."""
    return len(line) <= _LABEL_LONGEST and bool(_OTHER_DAY.search(line)) and not PUBLISHED.search(line)
