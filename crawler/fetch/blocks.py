"""Blocks: pages served in place of the one asked for, whatever status they come with.

A page that says much is taken at its word: signs found in the text count only on pages that say little
besides, because news quotes all of them (网站维护, 验证码, 访问频繁). No sign is ever a reason to try to get
past it.
"""

import html
import re
from dataclasses import dataclass
from typing import Final, Literal

from archive.address import Address
from archive.captures import Headers
from crawler.text.absence import says_absent

Kind = Literal["challenge", "captcha", "rate-limit", "refused", "maintenance", "soft-404", "home-page"]


@dataclass(frozen=True, slots=True)
class Block:
    """What stands in the page's place, and the sign that told."""

    kind: Kind
    evidence: str

    @property
    def gone(self) -> bool:
        """Whether the site says in so many words that the page is not there."""
        return self.kind == "soft-404"


LITTLE: Final = 300
"""A page with at most this many visible characters says little."""

_LARGEST_READ: Final = 32_768
_READ: Final = 65_536
_MARKED_WITHIN: Final = 262_144
_MANY_ELEMENTS: Final = 100
_GLANCE: Final = 8_192
_TITLE_WITHIN: Final = 16_384

_STATUSES: Final[dict[int, Kind]] = {
    # We never send If-Match, so an honest 412 cannot occur; 瑞数 answers plain clients with it.
    412: "challenge",
    401: "refused",
    403: "refused",
    405: "refused",
    451: "refused",
    429: "rate-limit",
}

_CHALLENGE_HEADERS: Final = (("cf-mitigated", "challenge"), ("x-amzn-waf-action", "challenge"))

_CHALLENGE_MARKS: Final = (
    (b"$_ts", "瑞数: $_ts"),
    (b"__jsl_clearance", "加速乐: __jsl_clearance"),
    (b"acw_sc__v2", "阿里云: acw_sc__v2"),
    (b"cf-chl-", "Cloudflare: cf-chl-"),
    (b"/_guard/", "guard script: /_guard/"),
    (b"_waf_bd8ce2ce37", "WAF script: _waf_bd8ce2ce37"),
)

_CHALLENGE_COOKIES: Final = ("NfBCSins2Oyw", "__jsl_clearance", "acw_sc__v2", "__jsluid")

# In half and in full width: a page may have either.
_END: Final = r"(?=[\s,\uff0c。.!\uff01;\uff1b:\uff1a、]|$)"

# fmt: off
_PHRASES: Final[tuple[tuple[Kind, str], ...]] = (
    ("challenge", r"浏览器安全检查中|正在检查您?的?浏览器|请开启JavaScript并刷新该页"),
    ("challenge", r"Just a moment\.\.\.|Checking your browser before|Enable JavaScript and cookies to"),
    ("captcha", r"请[先您]?(?:输入|填写)(?:下方|下面|图中|图片)?的?验证码.{0,12}(?:访问|继续|浏览|查看)"),
    ("captcha", r"请(?:先)?(?:完成|通过|进行)[^。]{0,8}(?:安全|人机|滑块|滑动|身份)?验证|拖动滑块|向右滑动"),
    ("captcha", r"需要验证码或反机器人验证|(?:安全|人机|访问)验证$|verify (?:that )?you are (?:a )?human"),
    ("rate-limit", r"(?:访问|请求|操作|刷新|下载)(?:过于|太过|太|过)(?:频繁|快)" + _END),
    ("rate-limit", r"访问频率(?:过高|太高|超过限制)|too many requests|rate limit(?:ed| exceeded)"),
    ("rate-limit", r"[您你]的?(?:IP|访问|请求|网络).{0,20}(?:受限|被(?:限制|拦截|禁止|封)|存在异常|有风险)"),
    ("maintenance", r"(?:网站|系统|站点|服务器)(?:正在)?(?:维护|升级)中|(?:网站|系统|站点)正在(?:维护|升级)"),
    ("maintenance", r"site (?:is )?under maintenance"),
)
"""Signs in the words of a page that says little."""

_TITLES: Final[tuple[tuple[Kind, str], ...]] = (
    ("captcha", r"(?:百度)?(?:安全|人机|访问|滑动|滑块|身份)验证|验证码|Captcha"),
    ("challenge", r"浏览器安全检查中(?:\.\.\.|…+)?|Just a moment\.\.\.|Attention Required!"),
    ("maintenance", r"(?:网站|系统)(?:正在)?(?:维护|升级)中"),
    ("rate-limit", r"访问(?:过于)?频繁|Too Many Requests|访问受限|访问被拒绝"),
)
"""Whole titles, with or without the name of the site behind them; these count however much the page says."""
# fmt: on

_ARTICLE: Final = re.compile(r"来源\s*[:\uff1a]|发布(?:时间|日期)|责任编辑|作者\s*[:\uff1a]")
"""Words of an article's own furniture: short as it is, this is one."""

_SENTENCE: Final = re.compile(r"[^\n。!\uff01?\uff1f]+")
_CLAUSE: Final = re.compile(r"[,\uff0c;\uff1b:\uff1a]")
_LONGEST_NOTICE: Final = 40
_HOME_PATHS: Final = re.compile(r"/?(?:(?:index|default|home|main)\.(?:s?html?|php|jsp|aspx?))?", re.I)
_LOWER: Final = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_TITLE: Final = re.compile(rb"<title[^<>]*>(.{0,400}?)</title", re.IGNORECASE | re.DOTALL)
_SITE_SUFFIX: Final = re.compile(r"\s*[-_|–—]\s*[^-_|–—]*$")
_TAG: Final = re.compile(
    r"<!--|<(script|style|noscript|template|head)\b[^<>]*>|</?[a-z!?][^<>]*>", re.IGNORECASE
)


def detect(status: int, headers: Headers, body: bytes, *, url: str = "", requested: str = "") -> Block | None:
    """What was served in place of the page, or None when it may well be the page. `body` is without
    Content-Encoding.
    """
    return (
        _by_headers(headers)
        or _by_status(status, headers, body)
        or (_by_redirect(url, requested) if status < 300 else None)
        or _by_title(body)
        or _by_content(body)
    )


def _by_headers(headers: Headers) -> Block | None:
    for name, value in headers:
        if (name.lower(), value.strip().lower()) in _CHALLENGE_HEADERS:
            return Block("challenge", f"{name}: {value}")
    return None


def _by_status(status: int, headers: Headers, body: bytes) -> Block | None:
    if status in (202, 521, 503) or status in _STATUSES:
        if marked := _challenge_mark(body) or _challenge_cookie(headers):
            return Block("challenge", f"{status}, {marked}")
        # 瑞数 also answers 202 with nothing but a script.
        if status == 202 and b"<script" in body[:_READ].lower() and _says_little(body):
            return Block("challenge", "202 with a script in place of a page")
    kind = _STATUSES.get(status)
    return Block(kind, str(status)) if kind else None


def _by_redirect(url: str, requested: str) -> Block | None:
    if not requested or url == requested:
        return None
    there, wanted = Address.of(url), Address.of(requested)
    home, wanted_home = (
        bool(_HOME_PATHS.fullmatch(parts.path)) and not parts.query for parts in (there, wanted)
    )
    return Block("home-page", f"sent on to {url}") if home and not wanted_home else None


def _by_title(body: bytes) -> Block | None:
    found = _TITLE.search(body, 0, _TITLE_WITHIN)
    if not found:
        return None
    title = " ".join(html.unescape(_decode(found[1])).split())
    for words in (title, _SITE_SUFFIX.sub("", title)):
        if says_absent(words):
            return Block("soft-404", f"title: {title}")
        for kind, pattern in _TITLES:
            if re.fullmatch(pattern, words, re.IGNORECASE):
                return Block(kind, f"title: {title}")
    return None


def _by_content(body: bytes) -> Block | None:
    # Pages of many elements are pages; telling so at a glance spares most the reading.
    if not body or _has_many_elements(body):
        return None
    mark = _challenge_mark(body)
    if not mark and len(body) > _LARGEST_READ:
        return None
    words = _visible(body)
    if len(words) > LITTLE:
        return None
    if mark:
        return Block("challenge", mark)
    return None if _ARTICLE.search(words) else _by_phrase(words)


def _has_many_elements(body: bytes) -> bool:
    # Most show it near their head, and a whole page takes ten times as long to count through.
    return any(part.count(b"</") > _MANY_ELEMENTS for part in (body[:_GLANCE], body))


def _by_phrase(words: str) -> Block | None:
    notices = [found[0] for found in _SENTENCE.finditer(words) if len(found[0]) <= _LONGEST_NOTICE]
    for kind, pattern in _PHRASES:
        for notice in notices:
            if re.search(pattern, notice, re.IGNORECASE):
                return Block(kind, notice.strip())
    absent = (clause for notice in notices for clause in _CLAUSE.split(notice) if says_absent(clause))
    return next((Block("soft-404", clause.strip()) for clause in absent), None)


def _challenge_mark(body: bytes) -> str | None:
    start = body[:_MARKED_WITHIN]
    return next((name for mark, name in _CHALLENGE_MARKS if mark in start), None)


def _challenge_cookie(headers: Headers) -> str | None:
    cookies = (value for name, value in headers if name.lower() == "set-cookie")
    return next(
        (f"cookie {mark}" for value in cookies for mark in _CHALLENGE_COOKIES if value.startswith(mark)), None
    )


def _says_little(body: bytes) -> bool:
    return len(_visible(body)) <= LITTLE


def _visible(body: bytes) -> str:
    """The words a reader would see at the start of a page, one line per run of text between tags.

    One walk forward over a bounded start: no page, however made, can hold up the crawl that asks this.
    """
    text = _decode(body[:_READ])
    # Lower-casing may change the length of a few characters beyond ASCII, so only ASCII is touched.
    lowered = text.translate(_LOWER)
    runs: list[str] = []
    at = 0
    while tag := _TAG.search(text, at):
        runs.append(text[at : tag.start()])
        at = tag.end()
        ending = "-->" if tag[0] == "<!--" else f"</{tag[1].lower()}" if tag[1] else ""
        if ending:
            end = lowered.find(ending, at)
            at = end if end >= 0 else len(text)
    runs.append(text[at:])
    lines = (" ".join(html.unescape(run).split()) for run in runs)
    return "\n".join(line for line in lines if line)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:
            # The cut at a bound went through a character.
            return data[: error.start].decode("utf-8")
        return data.decode("gb18030", "replace")
