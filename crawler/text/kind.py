"""What kind of article: a speech, a notice a body gave out, news, or something else.

A speech is the words of who holds it, a notice the document itself; what reports on either is news. Something else is what no
paper prints as news: studies, questions and answers, forms to copy, advertisements, obituaries, agendas, pages about the site.
"""

# ruff: noqa: E501 -- a list of words is read as one.

import re

from archive.derivation import Kind
from crawler.text.evidence import is_report
from crawler.text.folding import fold
from crawler.text.report import begins_as_report, has_dateline

VERSION = "2"
_BRACKETED = r"(?:[_ ]|\((?:[^()]|\([^()]{1,20}\)){1,40}\)|【[^】]{1,30}】|〔[^〕]{1,20}〕|\d{4}年第?\d{1,6}号|(?:[\u4e00-\u9fffA-Z]{0,8}令)?第\d{1,6}号|第[一二三四五六七八九十\d]{1,4}[批期版页]|(?:19|20)\d\d|[Vv]\d|-?全文(?:预览)?|\.(?:docx?|pdf|wps|xlsx?))*"
_SPEECH = "演说|讲话|致辞|致词|发言|主持词|讲话稿|发言稿|动员讲话|工作报告|述职报告|述职述廉报告|开幕词|闭幕词|开幕辞|闭幕辞|欢迎词|欢迎辞|答谢词|祝酒词|演讲|演讲词|演讲稿|寄语|贺词|献词|祝词|祝辞|贺辞|感言"
_SPEECH_TITLE = re.compile(
    rf"(?:{_SPEECH})(?:稿|提纲|要点|摘要|(?:中英文)?全文|实录|内容|节选|材料|精选\d?){{0,2}}(?:\([^()]{{1,30}}\))*$"
    r"|^.{0,16}:?在.{2,60}(?:上的|时的|中的)(?:总结|动员|交流|主旨|表态|书面)?(?:讲话|致辞|致词|发言|报告|演讲|汇报)"
    r"|(?:讲话|致辞|致词|发言|报告|演讲)[-—]{1,2}在.{2,40}上$|[-—]{1,2}在.{2,40}上的.{0,4}(?:讲话|发言|致辞|演讲)"
)
# Somebody spoke there; what he said would be 在…上的讲话.
_SPOKE = re.compile(r"在.{2,40}上(?:讲话|致辞|致词|发言|演讲)$")
# `论坛举行 某某致辞`.
_AFTER_EVENT = re.compile(r"\S[\s,，！!](?!.*上的)\S*(?:讲话|致辞|致词|发言|演讲)$")
# Whatever was passed on or studied at that meeting: `在精神传达会上的讲话`.
_HELD = re.compile(
    r"^(?!.*(?:学习|传达|贯彻|落实).{0,12}在).{0,20}在.{2,60}上的.{0,4}(?:讲话|发言|致辞|致词|演讲)(?:\([^()]{1,30}\))?$"
)
# `出席会议并讲话`, `发表讲话`, `讲话引热议`: news about a speech.
_ABOUT_SPEECH = re.compile(
    r"(?:并|发表|作|做|作了|发表了)(?:重要|主旨|动员|总结|专题|视频|书面|开幕|就职)?(?:讲话|致辞|致词|发言|演讲|演说|工作报告)$"
    r"|讲话精神|(?:学习|传达|贯彻|热议|引发|解读|落实).{0,20}讲话|(?:讲话|发言|演讲|致辞|贺词|感言).{0,6}(?:引|热议|反响)|(?:发表|登台|送[上来出]|审议|聆听|宣读|讲述).{0,8}(?:发言|演讲|演说|报告|感言|寄语|贺词)$|作(?:年度|半年|表态|典型|交流|述职)(?:工作)?(?:报告|发言|演讲)$|(?:讲话|致辞|演讲|发言)(?:时)?(?:指出|强调|表示|称|说)"
)
_ADDRESS = re.compile(
    r"\s*(?:尊敬的|敬爱的|各位|同志们|女士们|先生们|亲爱的(?!党|爸|妈|爷|奶)|大家(?:好|上午好|下午好|晚上好))[^。]{0,60}[:,!]"
)
# Of a novel, whatever its chapters are called.
_CHAPTER = re.compile(r"第(?:[一二三四五六七八九十百零\d]{1,5}[章回](?!节)|\d{1,4}部分).{0,20}$")
_NO_SPEECH = re.compile("倡议|公开信|家书|一封信|申请书|承诺书|信$|简历|作文|通知|公告")
_FORM = (
    "公告|通告|通知|通知书|通报|公示|批复|复函|函|意见|办法|规定|细则|条例|决定|决定书|命令|方案|指导原则|指南|目录|名单|征求意见稿|公示稿|送审稿|报批稿|修订稿|草案|答复|规划|计划|(?:工作|检查|审查|审评|监管|指导|评定|核查|技术|宣传|学习)要点|(?<![刑罚案偿销])标准|规范|准则|规则|章程|简章"
    "|权责清单|责任清单|事项清单|年度报告|年度报告摘要|信息公开|预算公开|决算公开|信息发布|采购文件|招标文件|处罚信息|抽检结果|抽检信息|抽[检验]情况|检查结果|统计年度数据|编制大纲|考试大纲|注销信息|提醒函|判定原则|评定原则|技术要求|附录|修正案|报告书|意见书|公报|名录|一览表|汇总表|情况表|指引|导则|规程|工作程序|公示表|实施细则|审批程序|检查程序|服务承诺|收费标准|行动计划|(?:工作|放假|值班|门诊|开诊|出诊)安排|工作预案|应急预案|(?<!管理)(?<!规章)(?<!保障)(?<!保险)制度|考核评分表|评分标准|评分体系|工作制度|任免|任免名单|纪要|(?:情况|起草|编制|修订)说明|情况(?:的)?报告|白皮书|更正|告知书|建议书|裁定书|判决书|调解书|问询函的回复|授权书|信息表|采购意向|令"
)
_NOTICE_TITLE = re.compile(
    rf"(?:{_FORM}){_BRACKETED}$"
    rf"|^《[^》]{{2,60}}(?:{_FORM})(?:\([^()]{{1,20}}\))?》{_BRACKETED}$"
    rf"|^(?:.{{0,30}}关于|关于).{{2,120}}(?:公告|通告|通知|通报|公示|批复|函|意见|办法|规定|决定){_BRACKETED}$"
    r"|\((?:\d{4}年第?\d{1,6}号|第\d{1,6}号|征求意见稿|公示稿|送审稿|修订草案|草案|白皮书|试行|暂行|修订|修正|\d{4}年?版|\d{4}年?修订)\)$|(?:规范|办法|规定|标准|条例|细则)(?:\([^()]{1,20}\))?(?:附录|附件|附则)\d{0,2}(?::|(?<=\d)).{1,30}$|(?:规定|办法|规则|制度)[与和及](?:工作)?程序$|[〔\[]\d{4}[〕\]]\d{1,6}号|公开征求《.{2,60}》.{0,12}意见(?:的函|的通知)?$"
    r"|公司对.{2,60}主动召回$|^中华人民共和国.{1,30}法(?:\([^()]{2,20}\))?$"
    r"|^.{0,12}(?:公告:|公告(?:注销|修正|订定|废止|调整)|预告(?:修正|订定|废止)|(?:订定|修正|废止)[「《])"
)
# `(修订草案)` is no revision reported.
_AFTERWORD = re.compile(r"\([^()]{1,20}\)$")
# Guides for pupils and buyers, and forms to copy, which no body gave out.
_GUIDE = re.compile(
    "(?:复习|备考|选购|购买|旅游|避坑|入门|报考|求职|护肤)(?:与使用|与复习|及使用)?(?:指南|要点|方法|经验|计划|规划)$"
    r"|\((?:精选|通用|优秀|推荐|共)\d{1,3}篇\)$"
)
# Guides and lessons begin so, no document a body gave out.
_TAUGHT = re.compile(r"^(?:引言|导读)|笔者|本文|小编|课程(?:名称|编号|代码|性质)|学分")
# What one article of a law says is looked up.
_ARTICLE = re.compile(r"法第[一二三四五六七八九十百\d]{1,5}条(?:第.{1,3}款)?规定$")
# A table of contents is none.
_LISTED = re.compile(
    "药|器械|品种|产品|事项|许可|批|版|分类|名录|信息|文件|注册|备案|标准|职业|产业|政府|公开|采购|添加剂|收费|医保"
)
# A headline that reports a notice: somebody issues, explains or answers it.
_REPORTED = re.compile(
    r"(?:发布(?!$)|建立|推行|实行|健全|完善|探索|印发|出台|公布|下发|制定|修订(?!公告|通知|稿|版|说明)|解读|读懂|图解|看懂|答记者问|(?<!分派)(?<=.)实施(?!细则|办法|方案|意见|规则|条例|规定)|召开|部署|启动|通报(?=.{4})|征求|签署|推出|通过|入选|亮相|列入|跻身|登上|不符合|高于|低于|违反|率先|集中曝光|荣登|宣读|接连|擅自|为何|痛失|拿[下到不]|看不懂|有序推进|来了|多地|迎来|上线|将|已(?!上市)|再(?!注册|评价|生|制造|利用)|遭|被|获|约谈(?!.{0,6}(?:办法|规定|制度|细则|规程|规则))).{0,80}(?<!意见稿\))$"
)
_TITLE_OF_ELSE = re.compile(
    r"讣告|讣闻|悼念|悼文|诚聘|急聘|诚征|征才|(?<!公开)招聘(?!.*(?:公告|简章|公示|通知))|加盟|招商$|代做|代写|网站地图|联系我们|联系方式|联系电话|关于我们|留言|电话号码|投稿须知"
    r"|议程|日程(?:安排|表)?$|程序册|问答|常见问题|常见问答|FAQ|Q&A|[试考真习]题|模拟题|练习题|选择题|判断题|答案|试卷|教案|课件|讲义|说课|题库|知识点|知识竞赛|范文|模板|范本|样本|样表|心得|体会$|(?:年终|个人|工作|年度|半年|学习)总结$|自查报告|承诺书|倡议书|申请书"
    r"|协议书|合同|思想汇报|检讨书|简介$|介绍$|概况$|简历|机构职能|主要职责|职责$|内设机构|领导(?:简介|分工|介绍|信息)|说明书$|使用说明$|说明书\(|\(\d{1,2}\)$|^(?:浅析|浅谈|浅论|试论|略论|论(?![坛文])|谈谈)"
    r"|^基于.{2,40}(?:研究|设计|分析)|流程图?$|标语|口号$|大全$|汇总$|常识$|百科|小知识|采购清单|报价|参数|价格表|^(?!.*公布).*时间表$|(?:开放|营业|上班|办公|接待)时间$|策划书?$|策划方案|读后感|观后感|影评|书评|版权页|扉页|求职信|推荐信|感谢信|邀请函|慰问信|公开信$|的区别|友情链接|免责声明|隐私政策|用户协议|帮助中心|下载中心|查询$|^(?:图片新闻|首页|登录|注册|搜索)|家书|心语|语录|^第[一二三四五六七八九十百\d]{1,4}[编章节回卷]|^[一二三四五六七八九十]{1,3}、|质量管理制度|管理制度(?:范本|汇编)?$|岗位职责|作文|春联|歌词|[食菜]谱|的做法$|(?:二手|房屋|店铺|商铺|车位|旺铺).{0,6}(?:转让|出租|出售|求购)|启事$|复习(?:资料|提纲|题)|思维导图|对照表$|底价$|散文$|文章$|^(?:转让|出租|求购|求职)|^[^,:!?]{2,24}(?:有限|股份)公司$"
)
# What papers do not print whatever it begins with; what else such titles name may be reported: contests, contracts, samples.
_NO_NEWS = re.compile("讣告|讣闻|悼念|诚聘|网站地图|联系我们|关于我们|问答|Q&A|范文|启事$")
_HAILED = re.compile("(?:同志们|女士们|先生们|来宾|朋友们|代表|委员|主席)[:,!]")
_HAIL = 80
_REPORTER = re.compile("记者|通讯员|获悉")
_REPORTING = re.compile(
    r"记者|通讯员|获悉|近日|日前|昨[日天晚]|今[日天](?!的)|[据从].{1,12}(?:消息|通报|介绍|了解到)|^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[,上下晚]|至)"
)
# A document that a headline names says nothing by the words of its own name.
_BOOK = re.compile("《[^》]*》")
_CLAUSE = re.compile("[,!?;]")
_NAMED = re.compile(r"关于|[《》]|全文|\)$|号$|^中华人民共和国|^公告")
# What the document itself ends in, whatever an editor set over it.
_HEREBY = re.compile("特此(?:公告|通告|通知|公示|函[复告]|批复|通报|声明)")
_SUBJECT = re.compile(r"主 ?旨:")
# Titles of what somebody looks up, and those of studies and guides: an article that begins as a report may have one.
_PARTED = re.compile("[\\s,，:：!！?？;；](?=.)")
_LOOKED_UP = re.compile(
    r"^(?:什么是|什么叫|何谓)|(?:是什么|什么意思|什么级别|什么制度|(?<!究竟)(?<!到底)有哪些(?:内容|规定|要求)?|几年.{0,6}|多少[钱克元天米岁分次]?.{0,2}|多久.{0,4}|怎么(?:办理?|处罚|处理|申请|吃|用|写|算|治|做|弄|回事|收费|判)|如何(?:办理|申请|处罚|收费)|什么(?:手续|材料|条件|流程)|谁任命的|第几[条款章](?:规定)?|什么时候.{0,4}|什么(?:部门|单位)|几级(?:职称)?|(?:报名|考试|实施|执行|生效)时间(?:及条件)?|名词解释.{0,8}|[的念义]区别|(?:量刑|判刑|处罚|赔偿|立案)标准)$"
)
# Papers that ask set a mark.
_UNMARKED = re.compile(r"吗(?:[^,。!?;:]{0,8})$")
_PAPER = re.compile(
    r"(?:(?<!召开)(?<!专题)(?<!会议)研究|综述|研究进展|探讨|思考|浅析|浅谈|(?:临床|疗效|护理|应用|效果)观察|初探|对策|现状分析|(?:调查|调研)(?:研究)?报告)$"
)
# Who asks somebody about his studies, or reports them, writes none.
_INTERVIEW = re.compile("专访|访谈|对话")
_STUDY = re.compile(
    r"(?:启示|(?:的|与)实践|路径|刍议|[浅探简]析|规制|沿革|现状与发展|(?:发展|机制|体系|模式)的?(?:构建|探索|完善|分析|设计)|视角下?|(?:对策|问题|现状|原因|案例|市场|行业|需求|风险|策略|可行性)分析|发展趋势|(?:原理|方法|技术)及其?应用|(?:设计|研究)与(?:优化|实现|应用)|可行性(?:研究)?报告|(?:前景|市场)预测.{0,6}报告|指标体系|影响因素|展望|名词解释|区别|真相与.{2,8}|评介|述评|(?:^|[?!,:])读《[^》]{2,30}》|现象及其治理|(?:申请|申报|备案)(?:资料|材料)|写法|格式|搭建|技巧|攻略|方法|步骤|妙招|小?窍门|须知|注意事项|点评|汇编|编写|选编|文集|连载|建议)$"
    r"|视角[下看的]|视[域野]下|实证|论文|游记|十大|方法论|—{1,2}(?:以|基于|兼[论评谈])|\((?:[上中下]|[一二三四五六七八九十]{1,3}|第\d+/\d+页)\)$|第[一二三四五六七八九十百\d]{1,4}[章节回卷]|年?报点评|(?:精选|通用|优秀|推荐)\d{1,3}篇|》全文$|^[【\[]\d{1,4}[】\]]"
)
_SCHOLARS = re.compile(
    r"中图分类号|文献标[识志]码|文章编号|基金项目|DOI:? ?10\.|(?:大学|学院|研究院|研究所|医院|中心|检验院|检验所)[^。]{0,24}?(?<!\d)\d{6}(?!\d)|编委名单|ISBN"
)
# How an essay begins, and what it says further on.
_ESSAY_BEGINS = re.compile(
    r"引言|前言|绪论|导读|什么是|问题[一1]|第[1一][章节]|目录|1[、.]|[【\[〔]摘 ?要|关于(?:作者|本书)|[▌■◆●]?[^。,!:]{0,12}(?:什么|如何|怎么|怎样|哪些|为何)[^。,!:]{0,16}\?"
)
_ESSAY = re.compile(
    r"笔者|关键词:|摘 ?要:|本文(?:将|拟|从|以|就|对|聚焦|通过|探讨|分析|梳理|介绍|主要|旨在|根据|首先|深入|试图|认为|在)|以下为您|详细介绍|咱们?今|小编|编者按|男女?主角|网络作家|带领?(?:大家|[你您])|[为给跟和与](?:大家|[你您])(?:一起)?(?:介绍|分享|讲|聊|说|科普|整理|带来|探讨)|[。 ]1[、.]"
)
_TERM = re.compile(
    r"^(?:.{0,12}(?:名词解释|简介|概述))?[「“]?(?P<term>.{2,24}?)[」”]?(?:\([^()]{1,60}\))?,?(?:又[称名]|是指|指的是|是(?:一[个种名]|.{2,70}?的(?:简称|缩写|统称|总称|术语|称呼)))"
)
_URL = re.compile(r"/(?:ggtg|tzgg|gsgg|fgwj|zcfg|xxgk/(?:ggtg|fgwj))/")
_DEFINED = re.compile(r"(?:\([^()]{1,40}\))?(?:,.{0,30})?(?:是|为|系|位于|指|隶属)")
_LEAD, _OPENING = 200, 240
_SHORT, _SAME, _PART = 20, 6, 5


def kind(headline: str | None, text: str, url: str | None = None) -> Kind:
    """By the headline first, then by how the text begins and ends; `url` counts where a site sorts notices apart."""
    said = fold((headline or "").strip()).key
    title = "".join(said.split())
    opening = fold(text[:_OPENING]).key
    if not title:
        return "speech" if _ADDRESS.match(opening) else "other"
    parted = bool(_PARTED.search((headline or "").strip()))
    if _CHAPTER.search(title):
        return "other"
    if _is_speech(title, opening, bool(_AFTER_EVENT.search(headline or ""))):
        return "speech"
    if _is_notice(title, opening) or _is_document(text, opening):
        return "notice"
    if _is_else(title, opening, parted):
        return "other"
    if url and _URL.search(url):
        return "notice"
    return "news" if is_report(_BOOK.sub("《》", said), opening.strip()) else "other"


def _is_speech(title: str, opening: str, event: bool) -> bool:
    """`event`: the headline says first what happened, and then who spoke."""
    if "上的" in title and _HELD.search(title):
        return True
    if _ABOUT_SPEECH.search(title):
        return False
    if _SPEECH_TITLE.search(title):
        return not _is_told(opening, event or bool(_SPOKE.search(title)))
    return bool(_ADDRESS.match(opening)) and not _NO_SPEECH.search(title)


def _is_told(opening: str, spoke: bool) -> bool:
    """Whether a speech is reported, and not printed. `spoke`: the headline may mean either."""
    if has_dateline(opening):
        return True
    return spoke and begins_as_report(opening) and not _HAILED.search(opening, 0, _HAIL)


def _is_reported(opening: str) -> bool:
    """Whether a reporter speaks. A date alone begins many a document."""
    return has_dateline(opening) or bool(_REPORTER.search(opening, 0, _LEAD))


def _is_notice(title: str, opening: str) -> bool:
    if not _NOTICE_TITLE.search(title) or _GUIDE.search(title) or _ARTICLE.search(title):
        return False
    if not _NAMED.search(title) and (
        _CLAUSE.search(title) or _is_reported(opening) or _TAUGHT.search(opening)
    ):
        return False
    if title.endswith("目录") and not _LISTED.search(title):
        return False
    return (
        "关于" in title
        or title[0] == "《"
        or "公开征求《" in title
        or not _REPORTED.search(_AFTERWORD.sub("", title))
    )


def _is_document(text: str, opening: str) -> bool:
    """Whether the text is the document itself, though the headline does not say so."""
    if _SUBJECT.match(opening):
        return True
    return "特此" in text and bool(_HEREBY.search(text)) and not has_dateline(opening)


def _is_else(title: str, opening: str, parted: bool) -> bool:
    """`parted`: the headline has two parts, as papers write them; who asks for a thing to look up writes one."""
    if _TITLE_OF_ELSE.search(title) and (_NO_NEWS.search(title) or not _reports(opening)):
        return True
    if (
        (title.endswith("目录") and not _reports(opening))
        or _GUIDE.search(title)
        or _SCHOLARS.search(opening)
    ):
        return True
    if _defines(title, opening):
        return True
    if _PAPER.search(title) and not (_INTERVIEW.search(title) or _reports(opening)):
        return True
    asked = title.rstrip("?呢.。")
    looked_up = bool(_LOOKED_UP.search(asked) or (not (parted or "?" in title) and _UNMARKED.search(asked)))
    if not looked_up and opening:
        looked_up = bool(_STUDY.search(asked) or _ESSAY_BEGINS.match(opening) or _ESSAY.search(opening))
    return looked_up and not begins_as_report(opening)


def _reports(opening: str) -> bool:
    return has_dateline(opening) or bool(_REPORTING.search(opening, 0, _LEAD))


def _defines(title: str, opening: str) -> bool:
    """An entry of a dictionary begins with what it is about."""
    if len(title) > _SHORT:
        return False
    words = "".join(opening.split())
    at = words.find(title)
    while at >= 0:
        if _DEFINED.match(words, at + len(title)):
            return True
        at = words.find(title, at + 1)
    found = _TERM.match(opening)
    if not found:
        return False
    named = found["term"] in title and len(title) <= _PART * len(found["term"])
    return named or title[-_SAME:] in found[0]
