"""The box an official document is shown with: its number, who issued it, when."""

import re
from collections.abc import Iterator, Sequence

from crawler.extract.render import SEAM

_SURE = (
    "索引号 信息索引号 信息索引 发布机构 发文机构 发文机关 发布单位 发布部门 公开机构 制发机关 "
    "制定机关 公开责任部门 责任部门 成文日期 生成日期 主题分类 组配分类 体裁分类 信息分类 公开方式 "
    "公开时限 公开范围 公开程序 公开类别 公开形式 公开属性 发文字号 公文种类 服务对象 统一登记号 "
    "有效性 时效性 公文时效"
)
_OTHER = (
    "名称 标题 信息名称 文件名称 文号 文件编号 发布文号 发布日期 发布时间 发文日期 公开日期 公开时间 "
    "印发日期 施行日期 实施日期 生效日期 生效时间 废止日期 废止时间 失效日期 失效时间 主题词 关键词 "
    "分类 内容概述 内容概览 信息来源 来源 所属机构 文件状态 效力状态 是否有效 载体类型 语种"
)
_TITLES = frozenset(("名称", "标题", "信息名称", "文件名称"))
_GAP = rf"[\s{SEAM}]{{0,9}}"
_BLANKS = f" \t\u3000\u00a0{SEAM}"
_FIRST = frozenset(label[0] for label in f"{_SURE} {_OTHER}".split())
_HEAD = 14
_LONGEST = 240
_ALONE = 14
_VALUE = 60
_COLONS = (":", "：")
_FIELDS = 3


def _any_of(labels: str) -> str:
    """A label may be spaced out to the width of the others: `索 引 号`, `名　　称`."""
    return "|".join(_GAP.join(label) for label in sorted(labels.split(), key=len, reverse=True))


_LABEL = re.compile(rf"{_GAP}(?P<label>{_any_of(f'{_SURE} {_OTHER}')}){_GAP}(?:[:：\t]|$)")
_TITLED = re.compile(
    rf"(?:^|[\t\s{SEAM}])(?:{_any_of(' '.join(sorted(_TITLES)))}){_GAP}(?:[:：\t])[\s{SEAM}]{{0,9}}(?P<v>[^\t{SEAM}]{{6,120}})"
)
_IS_SURE = re.compile(_any_of(_SURE))
_SPACE = re.compile(rf"[\s{SEAM}]+")


def paired(lines: Sequence[str], titles: bool = False) -> list[str]:
    """The lines with each label of such a box on one with its value, where the page has it on a line of its own.

    The document's title stays on its own line too, if not `titles`.
    """
    found: list[str] = []
    label = ""
    for line in lines:
        if label and len(line) <= _VALUE and "。" not in line and not is_field(line):
            found[-1] += line if found[-1].endswith(_COLONS) else f"\t{line}"
            label = ""
        else:
            label = _alone(line, titles)
            found.append(line)
    return found


def box(lines: Sequence[str]) -> range:
    """Where the first such box stands among lines that are `paired`; empty where there is none."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and is_field(lines[end]):
            end += 1
        if end > start and _is_box(lines[start:end]):
            return range(start, end)
        start = end + 1
    return range(0)


def document_title(lines: Sequence[str]) -> str | None:
    """What such a box says is the title of its document."""
    if not any(map(_TITLED.search, lines)):
        return None
    whole = paired(lines, titles=True)
    shown = box(whole)
    found = (_TITLED.search(line) for line in whole[shown.start : shown.stop])
    return next((match["v"].strip() for match in found if match), None)


def boxed(lines: Sequence[str]) -> tuple[list[str], list[str], list[str]] | None:
    """The lines of a body parted into those before the box at its head, the box, and those after it."""
    if not any(map(is_field, lines[:_HEAD])):
        return None
    whole = paired(lines, titles=True)
    found = box(whole)
    if not found or found.start > _HEAD or found.stop == len(whole):
        return None
    return whole[: found.start], whole[found.start : found.stop], whole[found.stop :]


def is_field(line: str) -> bool:
    """Whether a line begins with a label of such a box."""
    return len(line) <= _LONGEST and line.lstrip(_BLANKS)[:1] in _FIRST and bool(_LABEL.match(line))


def _alone(line: str, titles: bool) -> str:
    """The label that a line is, when it is nothing else."""
    match = _LABEL.match(line) if len(line) <= _ALONE and is_field(line) else None
    if match is None or line[match.end() :].strip(_BLANKS):
        return ""
    label = _SPACE.sub("", match["label"])
    return label if titles or label not in _TITLES else ""


def _is_box(lines: Sequence[str]) -> bool:
    labels = frozenset(_SPACE.sub("", label) for line in lines for label in _labels(line))
    return len(labels) >= _FIELDS and any(map(_IS_SURE.fullmatch, labels))


def _labels(line: str) -> Iterator[str]:
    """The labels on one line: of a table they begin its cells, else they stand after a space."""
    for cell in re.split(rf"\t|[\s{SEAM}]{{2,}}|{SEAM}|(?<=\S) (?=\S)", line):
        if match := _LABEL.match(cell):
            yield match["label"]
