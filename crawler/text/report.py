"""How a report begins: with who reports, from where and when. Studies, guides and entries of dictionaries do not."""

import re

_REACH = 160
_SAID = re.compile(
    r"记者|通讯员|本报|本刊|本社|报道|报导|发布会|获悉|悉,|[据从].{1,16}(?:消息|通报|介绍|了解到|报告指出)|(?:专家|教授|主任|医生|医师|药师|负责人|发言人|人士)[^,。]{0,8}(?:表示|介绍|说|指出|提醒|建议|解释|认为|告诉)|日前|近日|近期|近来|连日来|昨[日天晚]|今[日天早晚](?!的)|这[些几]天|[上本下]周|今年|去年|本月|上月"
    r"|(?<!\d)[1-9]\d?月(?:[1-3]?\d日|底|初|中旬)|(?<![\d月])[1-3]?\d日(?:[,在上下凌早晚(电讯举召公宣]|消息)|[)\]】][^。]{0,3}[讯电]|\d日[讯电]|讯\s*[(:,]|电\s*\("
)
_LINE = re.compile(
    r".{0,40}?(?:\d日[电讯]|讯\s*[(:,\s]|日电|[(【〔\[][^()【】〔〕\[\]]{0,24}(?:记者|[讯电][)】〕\]])|消息[,:]|报道)"
)


def begins_as_report(opening: str) -> bool:
    """Whether what a text begins with says who reports, or on which day it was."""
    return bool(_SAID.search(opening, 0, _REACH))


def has_dateline(opening: str) -> bool:
    """Whether a text begins with the line of an agency or a paper: `新华社北京5月14日电`, `本报讯(记者某某)`."""
    return bool(_LINE.match(opening))
