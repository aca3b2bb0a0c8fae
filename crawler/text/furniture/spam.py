"""What hijacked mirrors put in: keyword lines, farms of links, the name of a gambling site inside a sentence.

An article may report on gambling or pornography, or on what the lottery pays for. Then its sentence says so in words
that no advertisement has (`_REPORTED`), and is left alone.
"""

import re
from collections.abc import Iterator, Sequence

from crawler.text.folding import Folded, Line

# Hardly anything else has these words. Each begins with a plain character, or the search is twice as slow.
_STRONG = (
    "时时彩|北京赛车|PK10|pk10|六合彩|幸运飞艇|分分彩|快3|快三|11选5|双色球预测|百家乐|老虎机|娱乐城|真人娱乐|真人荷官|真人视讯|赌场|赌博平台|博彩|棋牌|捕鱼|斗地主"
    "|体育投注|体育博彩|赌球|外围|彩票|彩金|网投|投注|下注|必赢|澳门金沙|金沙娱乐|葡京|威尼斯人|太阳城|银河娱乐|皇冠体育|皇冠网|新濠|bet365|Bet365|BET365|亚博|凤凰彩票|大发|彩神|彩神争霸"
    "|特码|足彩|竞彩|滚球|真钱|现金网|电子游艺|彩票网|乐彩网|彩网|米兰体育|星空体育|开云体育|乐鱼|华体会|爱游戏|九游|欧宝|福利导航|草榴|91视频|蜜桃传媒|午夜福利"
    "|乐透|开奖|购彩|菠菜|老虎機|一区二区|二区三区|三区四区|无码|有码|毛片|黄片|成人片|三级片|A片|a片|裸聊|约炮|援交|人妻|少妇|丝袜|乱伦|强奸|自拍偷拍|偷拍|一级黄|黄色网|色情|情色"
    "|伦理片|激情视频|成人视频|成人网|成人小说|国产精品|欧美精品|日韩精品|亚洲精品|av在线|AV在线|无遮挡|巨乳|口爆|内射|中出|做爱|性爱|色五月|五月婷婷|开心五月|特黄|特级黄|一本道|一夲道|超碰|夜夜躁|夜夜添|夜夜爽|人人爽|奇米影视|激情网|久久精品|国产综合|久久综合|波多野结衣|啪啪|黄片|欧美精品|在线国产"
    "|9游会|九游会|开云(?=app|APP|官|平台|下载|登|注)|必威|澳门葡萄"
)
# These are spam's only in its company.
_WEAK = (
    "欧美|日韩|亚洲|国产|久久|精品|成人|在线观看|免费观看|在线播放|视频在线|高清|一级|黄色|激情|熟女|美女|字幕|一区|二区|三区|av|AV|自拍|蜜桃|香蕉|伊人|小说|乱码"
    "|婷婷|丁香|不卡|狠狠|成年|女人|高潮|午夜|影院|中文字幕|爽|躁|乱|撸|久热|综合|免费视频|视频免费|免费看|人人|天天|夜夜|卡2|卡3|卡4|官网|官方网站|官方网|官方|中国区|平台|登录|注册|开户|下载|APP|app|入口|手机版|客户端|代理|网址|网站|真人|娱乐|游戏|注册送|送彩金|充值|提现|最新版|安装|电玩|电子|体育|龙虎|牛牛|扎金花|麻将|直播|资料大全|最快|导航|传媒|福利|社区|论坛|推荐|排行|靠谱|走势图|计划|预测|技巧"
)
_TERM = re.compile(f"(?P<strong>{_STRONG})|(?:{_WEAK})")
_STRONG_TERM = re.compile(_STRONG)
# Words of whoever reports on it, forbids it, or runs what the law allows.
_REPORTED = re.compile(
    "福利彩票|体育彩票|福彩|体彩|公益金|彩民|彩票(?:管理|销售|市场|发行|公益|条例|中心|事业|机构|业务)|中国彩票|打击|查处|查获|查办|查封|捣毁|整治|严禁|禁止|违法|犯罪|案|警|公安|诈骗|监管|举报|取缔"
    "|嫌疑|抓获|治理|清理|扫黄|净网|涉赌|涉黄|涉嫌|参赌|赌资|赌徒|聚众|戒赌|劝导|警惕|防范|防止|拒绝|远离|危害|曝光|通报|处罚|刑|判|法院|检察|规定|条例|办法|管理|部门|封堵|不得|非法|劫持|篡改|植入|黑客|黑链|暗链|挂马|拦截|过滤|屏蔽"
)
_SENTENCE = re.compile("[。!?;]")
_SITE = "官方网站|官方网|官网|平台|APP|app|下载|登录|注册|入口|投注|开户|网址|手机版|客户端|网站|代理|网投"
_ENCLOSED = re.compile(
    r"(?:《(?P<in1>[^《》\n]{2,50})》|【(?P<in2>[^【】\n]{2,50})】|\[(?P<in3>[^\[\]\n]{2,50})\]|\((?P<in4>[^()\n]{2,50})\)|「(?P<in5>[^「」\n]{2,50})」)"
)
_OF_A_SITE = re.compile(
    rf"(?:{_STRONG}|赌场|博彩|娱乐场).{{0,16}}(?:{_SITE})|(?:{_SITE}).{{0,8}}(?:{_STRONG})"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~+-]{4,120}")
# A line that is the name of such a site and nothing else.
_SITE_NAME = re.compile(rf"(?:{_STRONG})[^,。:\s]{{0,10}}(?:官方网站|官网|官方网|网址|入口)")
_TRAILING = " ?!"
_LONGEST = 400
_FEW, _LINE_SHARE, _EDGE_SHARE, _SENTENCE_SHARE = 3, 0.45, 0.3, 0.6
_SHORT, _FARM = 24, 2
_REACH = 60


def is_spam(key: str, edge: bool = True) -> bool:
    """Whether a line is a row of keywords: several, most of it, and no word of a report. `edge`: the first or last of a text."""
    if not edge and "。" in key:
        return False
    head = key[:_LONGEST].rstrip(_TRAILING)
    if edge and _SITE_NAME.fullmatch(head) and not _REPORTED.search(head):
        return True
    if not _STRONG_TERM.search(head) or _REPORTED.search(head):
        return False
    found = list(_TERM.finditer(head))
    strong = {hit["strong"] for hit in found} - {None}
    if not strong or len({hit[0] for hit in found}) < _FEW:
        return False
    share = sum(len(hit[0]) for hit in found) / len(head)
    if _SENTENCE.search(head):
        return share >= _SENTENCE_SHARE and len(strong) >= _FEW
    return share >= (_EDGE_SHARE if edge else _LINE_SHARE)


def farm(lines: Sequence[Line]) -> range:
    """The run of links to such sites that a text ends in, by the numbers of its lines; empty when there is none."""
    first, certain = len(lines), 0
    while first:
        key = lines[first - 1].key
        sort = _link(key)
        if sort is None:
            break
        certain += sort
        first -= 1
    return range(first, len(lines)) if certain >= _FARM else range(0)


def _link(key: str) -> bool | None:
    """Whether a short line names such a site (True) or only an address (False); None where it is something else."""
    bare = _ADDRESS.sub("", key).strip(" \t|-:,")
    if not bare:
        return False
    if (
        len(bare) <= _SHORT
        and not _SENTENCE.search(bare)
        and not _REPORTED.search(bare)
        and _STRONG_TERM.search(bare)
    ):
        return True
    return True if is_spam(key) else None


def insertions(folded: Folded) -> Iterator[tuple[int, int]]:
    """Names of gambling sites inside sentences about something else: in brackets, or one scattered over the text."""
    yield from _scattered(folded.key)
    for match in _ENCLOSED.finditer(folded.key):
        words = next(filter(None, match.groups()))
        if not _OF_A_SITE.search(words) or _REPORTED.search(words):
            continue
        if not _speaks_of_it(folded.key, *match.span()):
            yield match.span()


# What stands behind a brand that a script put in wherever it would.
_BEHIND = re.compile("(?:体育|娱乐|棋牌|电竞|彩票)(?:官方|官网)(?:入口|网站|下载|登录|注册|平台|app|APP)")
_SITE_SIGNS = ("官方", "官网")
_OFTEN, _BRAND = 3, range(2, 9)


def _scattered(key: str) -> Iterator[tuple[int, int]]:
    """A brand with its site that stands three times and more in a text, whatever the sentence says."""
    found = list(_BEHIND.finditer(key)) if any(sign in key for sign in _SITE_SIGNS) else []
    if len(found) < _OFTEN:
        return
    words = {match[0] for match in found}
    # Longest where all agree: what a sentence has before the brand is another word each time.
    brand = max(
        (size for size in _BRAND if len({key[max(0, m.start() - size) : m.start()] for m in found}) == 1),
        default=0,
    )
    if len(words) > 1 or not brand or _BROKEN_OFF.search(key, found[0].start() - brand, found[0].start()):
        return
    for match in found:
        if not _speaks_of_it(key, match.start() - brand, match.end()):
            yield match.start() - brand, match.end()


_BROKEN_OFF = re.compile(r"[\s,。;:!?、《》()“”]")
_OF_GAMBLING = re.compile(
    "赌|彩票|彩民|福彩|体彩|博彩|投注|诈骗|警方|民警|公安|涉黄|色情|黑客|篡改|植入|暗链|挂马|钓鱼网站|违法网站|非法网站"
)


def _speaks_of_it(key: str, start: int, end: int) -> bool:
    """Whether the sentence around a place has gambling for its matter."""
    low, high = max(0, start - _REACH), min(len(key), end + _REACH)
    before, after = re.split("[。!?\n]", key[low:start])[-1], re.split("[。!?\n]", key[end:high])[0]
    return bool(_OF_GAMBLING.search(before + after))
