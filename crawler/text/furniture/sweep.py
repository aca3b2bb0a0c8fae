"""Which lines go: each judged alone, then in the run it stands in."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.derivation import Edit
from crawler.extract.page import Facts
from crawler.text.credits import Credit, credit, merged, trailing_credit
from crawler.text.folding import Folded, Line, fold
from crawler.text.furniture.captions import caption_lines, glued_headline
from crawler.text.furniture.classify import Verdict, classify, is_link_like, is_related_heading
from crawler.text.furniture.page_breaks import page_breaks
from crawler.text.furniture.spam import farm, insertions, is_spam
from crawler.text.notices import Notice, notices, withheld_in
from crawler.text.passes import Context, Outcome, Pass

_NAME = "furniture"
# A dateline stands at the head of a page, a credit at its foot; in between, the same words are the author's.
_HEAD, _FOOT = 8, 12
_LONGEST_CREDIT = 240
_DATED = 1
_ATTACHED = frozenset({"相关附件", "附件下载", "相关下载", "附件列表"})
_SOURCES = frozenset(
    {"参考文献", "参考资料", "参考来源", "外部链接", "外部连接", "注释", "脚注", "参看", "参见"}
)
_TIPS = frozenset({"温馨提示", "下载提示", "下载须知", "下载说明"})
# `标题:… |`: how flattened pages label what stands above the article; the bar is no author's.
_LABELLED = re.compile(r"标题\s?:\s?[^\n。]{2,120}\s?[|丨]\s*")
_DAY_LABEL = re.compile(r"(?!发布|发表|更新)[\u4e00-\u9fff\s]{2,8}(?:日期|时间)\s?:?")
_EDGE = 3
_TAIL = re.compile(
    r"(?<=[\s。!?)\]】…])(?:上一篇|下一篇|上一条|下一条)\s?:[^\n]{0,400}$"
    r"|(?:\s|(?<=[。!?)\]】]))(?:【\s?(?:打印|关闭|打印本页|关闭窗口|关闭本页|我要纠错|返回顶部)\s?】\s*){1,4}$"
    r"|(?<=[\s。!?)\]】”\"])返回[^\s。,;]{2,12}(?:首页|主页|频道|,查看更多)\s?[>»]{0,3}\s*$"
    r"|(?<=[\s。!?)\]】])(?:分享到|相关文章|相关阅读|扫一扫在手机打开当前页面?)\s?:?\s*$"
)
_TAIL_REACH = 1200
# Openings of disclaimers and promotion; whether one is, the table says of all that follows it on the line.
_GLUED = re.compile(
    r"(?<=[\s。!?)\]】”\"])(?:【?(?:免责声明|版权声明|版权说明)|想爆料|凡本网注明|原文网址|(?:本文来自.{1,20},)?转载请注明|下载本文档|特别声明:)"
)
# A line with none of these has no furniture at its end: looked for first, for that costs nothing.
_TAIL_SIGN = re.compile("上一|下一|返回|【|分享到|相关|扫一扫|编|审核|校对|作者|摘|声明|版权|爆料|转载|原文")


def _run(text: str, context: Context) -> Outcome:
    folded = fold(text)
    told = notices(folded)
    lines = [line for line in folded.lines if not _is_notice(line, told)]
    captions = caption_lines(lines, context.facts.headline, context.captions)
    credits = _credits(lines, captions)
    judged = [_judge(n, line, captions, credits, told) for n, line in enumerate(lines)]
    for n, line in enumerate(lines):
        if line.key.startswith("标题") and _LABELLED.fullmatch(folded.key, line.inner, line.end):
            judged[n] = Verdict("headline", "sure")
    for n in _keyword_lines(lines):
        judged[n] = Verdict("spam", "sure")
    _extend_related(lines, judged)
    _close_headings(lines, judged)
    going = {n: class_ for run in _runs(judged) for n, class_ in _settled(run, judged)}
    edits = [_whole_line(folded, lines[n], class_) for n, class_ in going.items()]
    facts = Facts()
    for n, line in enumerate(lines):
        if n in credits:
            facts = merged(facts, credits[n].facts)
        elif n not in going and (tail := _tail(line, n >= len(lines) - _FOOT, withheld_in(told, line))):
            start, class_, read = tail
            facts = merged(facts, read)
            ahead = classify(line.key[: start - line.inner].strip())
            if ahead and ahead.strength == "sure":
                edits.append(_whole_line(folded, line, class_))
            else:
                edits.append(folded.edit(start, line.end, _NAME, class_))
    first = next((x for n, x in enumerate(lines) if x.key and n not in going), None)
    if first and (begin := glued_headline(first, context.facts.headline)):
        edits.append(folded.edit(first.start, begin, _NAME, "headline"))
    inside = [folded.edit(*span, _NAME, "spam") for span in insertions(folded)]
    edits += _apart((*inside, *page_breaks(folded, _NAME)), edits)
    return Outcome(edits=tuple(sorted(edits, key=lambda e: e.start)), facts=facts)


def _is_notice(line: Line, told: Sequence[Notice]) -> bool:
    """A line that is nothing but a truncation notice is left to the pass that counts what it says."""
    notice = withheld_in(told, line)
    return notice is not None and notice.start <= line.inner and line.inner + len(line.key) <= notice.end


def _credits(lines: Sequence[Line], captions: dict[int, str]) -> dict[int, Credit]:
    foot = len(lines) - _FOOT
    out: dict[int, Credit] = {}
    for number, line in enumerate(lines):
        if _HEAD <= number < foot or number in captions or len(line.key) > _LONGEST_CREDIT:
            continue
        read = credit(line.key)
        if read and _in_place(read, number) and not (_is_bare(read) and _is_labelled(lines, number)):
            out[number] = read
    bare = [number for number, read in out.items() if read.class_ == "dateline" and _is_bare(read)]
    if len(bare) > _DATED:
        # Who speaks in turn is put down with the time.
        return {number: read for number, read in out.items() if number not in bare}
    return out


def _is_bare(read: Credit) -> bool:
    return read.facts.source is None and not read.facts.authors and read.facts.editor is None


def _is_labelled(lines: Sequence[Line], number: int) -> bool:
    """Whether the line before is nothing but the label of a day: that of a letter, of a hearing."""
    return number > 0 and bool(_DAY_LABEL.fullmatch(lines[number - 1].key))


def _in_place(read: Credit, number: int) -> bool:
    # A date alone at the foot is the date the author signed with.
    return read.class_ != "dateline" or read.facts.source is not None or number < _HEAD


def _judge(
    number: int,
    line: Line,
    captions: dict[int, str],
    credits: dict[int, Credit],
    told: Sequence[Notice],
) -> Verdict | None:
    if number in captions:
        return Verdict(captions[number], "sure")
    if number in credits:
        return Verdict(credits[number].class_, "sure")
    if withheld_in(told, line):
        return None
    return classify(line.key)


def _keyword_lines(lines: Sequence[Line]) -> Iterator[int]:
    yield from farm(lines)
    for number, line in enumerate(lines):
        if is_spam(line.key, edge=number < _EDGE or number >= len(lines) - _EDGE):
            yield number


def _extend_related(lines: Sequence[Line], judged: list[Verdict | None]) -> None:
    """A list of other articles goes with its heading when only list and furniture follow."""
    for number, verdict in enumerate(judged):
        if not is_related_heading(verdict):
            continue
        end = number + 1
        while end < len(lines) and (judged[end] is not None or is_link_like(lines[end].key)):
            end += 1
        if end == len(lines):
            for i in range(number + 1, end):
                judged[i] = judged[i] or verdict
            return


def _close_headings(lines: Sequence[Line], judged: list[Verdict | None]) -> None:
    """A heading of attachments heads none where the text ends, or goes on, below it; others none where it ends."""
    following: Line | None = None
    for number in range(len(lines) - 1, -1, -1):
        line, verdict = lines[number], judged[number]
        if verdict is not None and verdict.strength == "sure":
            continue
        key = line.key.strip("【】[]: ")
        if key in _ATTACHED and (following is None or following.key.endswith("。")):
            judged[number] = Verdict("related", "sure")
        elif key in _TIPS and following is None:
            judged[number] = Verdict("upload-notice", "sure")
        elif key in _SOURCES and following is None:
            judged[number] = Verdict("related", "sure")
        else:
            following = line


def _runs(judged: Sequence[Verdict | None]) -> Iterator[range]:
    start = 0
    for number, verdict in enumerate([*judged, None]):
        if verdict is None:
            if start < number:
                yield range(start, number)
            start = number + 1


def _settled(run: range, judged: Sequence[Verdict | None]) -> Iterator[tuple[int, str]]:
    sure: dict[str, int] = {}
    for n in run:
        verdict = judged[n]
        if verdict and verdict.strength == "sure":
            sure.setdefault(verdict.class_, n)
    at_foot = run.stop == len(judged)
    for n in run:
        verdict = judged[n]
        if verdict is None:
            continue
        at = sure.get(verdict.class_)
        if at is None and at_foot and sure and verdict.class_ == "button-bar":
            # A button alone may be a word of the text; under the text, among other furniture, it is none.
            at = n
        if at is not None and (verdict.strength != "below" or at < n):
            yield n, verdict.class_


def _whole_line(folded: Folded, line: Line, class_: str) -> Edit:
    end = min(line.end + 1, len(folded.key))
    return folded.edit(line.start, end, _NAME, class_)


def _tail(line: Line, last: bool, notice: Notice | None) -> tuple[int, str, Facts] | None:
    """Furniture at the end of a line that is otherwise text: where it starts, its class, what it says."""
    if not _TAIL_SIGN.search(line.key, max(0, len(line.key) - _TAIL_REACH)):
        return None
    free = max(0, len(line.key) - _TAIL_REACH, notice.end - line.inner if notice else 0)
    for opener in _GLUED.finditer(line.key, free):
        verdict = classify(line.key[opener.start() :])
        if verdict and verdict.strength == "sure":
            return line.inner + opener.start(), verdict.class_, Facts()
    if match := _TAIL.search(line.key, free):
        return line.inner + match.start(), "navigation", Facts()
    if (read := trailing_credit(line.key, last)) and read[0] >= free:
        return line.inner + read[0], read[1].class_, read[1].facts
    return None


def _apart(found: Sequence[Edit], taken: Sequence[Edit]) -> list[Edit]:
    """Those of `found` that touch nothing already `taken`, nor each other."""
    out: list[Edit] = []
    settled = sorted(taken, key=lambda edit: edit.start)
    starts = [edit.start for edit in settled]
    for edit in sorted(found, key=lambda edit: edit.start):
        at = bisect_left(starts, edit.end) - 1
        free = at < 0 or settled[at].end <= edit.start
        if free and (not out or out[-1].end <= edit.start):
            out.append(edit)
    return out


PASS = Pass(_NAME, "8", _run)
