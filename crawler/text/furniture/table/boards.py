"""Bulletin boards of terminals."""

from crawler.text.furniture.table.rule import Rule

BOARDS: tuple[Rule, ...] = (
    Rule(
        "board-header",
        r"发信人\s?:.{1,60}信区\s?:.{1,30}|发信站\s?:.{4,80}|发信人\s?:\s?[\w.]{2,20}\s?\(.{0,40}\).{0,20}|[看版]板\s?:?\s?[A-Za-z][\w.-]{1,20}"
        r"|作者\s?:?\s?[A-Za-z]\w{1,15}\s?\([^)]{0,24}\)|时间\s?:?\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\s+[A-Z][a-z]{2}\s+\d.{4,24}"
        r"|※\s?(?:来源|修改|发信站|文章网址|编辑|转载者?)\s?[:·].{2,120}",
    ),
    Rule("comment-form", r"[推嘘→]\s?\w{2,14}\s?:.{1,60}\d\d/\d\d(?:\s\d\d:\d\d)?"),
)
