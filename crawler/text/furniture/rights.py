"""Sentences in which a site speaks of itself: rights, disclaimers, where pictures came from, no advice to invest.

Names of sites and authors stand among their words, so a line need not be made of them alone: most of it must be, two
of them must say together what such sentences say, and nothing in it may be the language of law or of a report.
"""

# ruff: noqa: E501 -- a list of words is read as one.

import re

_WORDS = """
    转载 转发 摘编 复制 引用 使用 镜像 建立 刊登 发布 传播 翻版 盗用 抄袭 搬运 注明 标明 标注 保留 出处 来源 来自 来源于 源自 源于 转自 摘自 选自 整理自 改编自 署名 首发 独立 编译 翻译 独家 专稿 独家稿件 之 链接 形式 原文 原文链接
    作者 原作者 作者本人 原创 撰写 编写 版权 版权方 著作权 知识产权 所有权 权利 权益 归 归于 归属 属于 属 所有 享有 持有 侵权 侵犯 侵害 侵 删 侵删 涉及 涉嫌 涉 如 如有 若有 如果 若 问题 异议 错误 不当 不妥 不适
 公开 播送 传输 利用 改作 散布
    未经 非经 经 授权 许可 同意 允许 书面 本人 谢绝 禁止 不得 严禁 请勿 切勿 违者 必究 将 追究 法律责任 责任 一切 任何 擅自 以任何 方式 形式
    事宜 授权事宜 转载事宜 合作事宜 本内容 联系 联系我们 联络 告知 通知 来电 来函 来信 我们 本站 本网 本网站 本平台 本公众号 公众号 本报 本刊 本号 本社 平台 网站 后台 客服 管理员 站长 小编 编辑 编辑部 删除 更正 更改 处理 撤下 撤稿 24小时 小时 之内 以内 及时 立即 立刻 马上 第一时间 尽快 予以
    本文 此文 该文 文章 文中 以上 上述 内容 图片 配图 插图 图文 图 文 文字 视频 音频 音视频 影音 素材 资料 此资料 本资料 资源 文献 此文献 文档 文件 课件 作品 稿件 信息 数据 部分 全部 整理 收集 网络 互联网 网上 网友 用户 会员 入驻 自媒体 媒体 其他 上传 提供 分享 发表 头条号 百家号 搜狐号 搜狐 网易号
    仅 仅供 只 供 仅为 参考 学习 交流 研究 学术 欣赏 阅读 阅览 试看 下载 后 请 请在 在 于 个人 观点 立场 看法 意见 代表 不代表 不 并不 并 表明 意味着 赞同 认同 同意其 证实 描述 真实性 完整性 准确性 有效性 安全性 及时性 合法性 可靠性 保证 承诺 承担 负责 作 做 作为 读者 网民 参考之用 自行 核实 判断 甄别
    目的 传递 传播更多 更多 出于 系 为 是 由 由于 因 与 和 及 或 以及 其 该 此 本 之 的 等 等等 对 从 而 则 均 都 也 即 视为 无关 无 关 有关 相关 各 原 权利人 权利方 当事人 版权人 所有者 所有人 持 权属 证明 相关证明
    商业 商业用途 用途 商用 盈利 营利 牟利 非商业 非营利 投资 建议 构成 不构成 投资者 风险 自担 自负 据此 操作 入市 市场 有 需 需谨慎 谨慎 决策 依据 医疗 诊断 治疗 替代 医生 就医
    免责 免责声明 声明 特别声明 郑重声明 版权声明 版权说明 特别说明 特别提示 提示 说明 注 注意 敬请 务必 须 须经 欢迎 谢谢 谅解 合作 除 除非 除了 外 另有 特别 官方 账号 凡 凡是 标 注明为 非 他 其它 第三方 引起 引发 由此 产生 造成 纠纷 后果 损失 概不 一律
    搬运 原创内容 优质 服务 存储 空间 信息存储空间 支持 尊重 维护 公益 公益性 免费 并非 无法 联系到 酬劳 稿费 稿酬 支付 取得 妥善 版权信息 如需 需要 若需 希望 被 能 可 可以 请与 与本网 日 内 30日 两周内 速
"""
_MARKS = r"[\s,:;!?。.…·、()\[\]【】<>《》\"'“”「」~|丨_*+=@-]+|\d+"
# Who speaks: the outlet before its claim.
_OUTLET = r"^[\w\u4e00-\u9fff]{1,12}?(?:网|报|新闻|在线|社|台|传媒|杂志|周刊|客户端|财经|频道|通|号)(?=[,:。]|专稿|独家|原创|编译|整理|作品)"
_MAIL = r"[\w.+-]{2,40}@[\w.-]{4,40}"
_LISTED = re.compile(
    f"{_OUTLET}|{_MAIL}|"
    + "|".join(map(re.escape, sorted(_WORDS.split(), key=len, reverse=True)))
    + f"|{_MARKS}"
)
_SELF = "本站|本网|本平台|本号|本报|本刊|本公众号|本社|平台|网站|立场|观点"
_SAYS = re.compile(
    r"转载.{0,20}(?:注明|出处|来源|授权|联系|许可|标明|必究|保留|归)|(?:谢绝|禁止|严禁|不得|请勿|未经.{0,14}).{0,8}(?:转载|镜像|摘编)|欢迎转[载发].{0,12}(?:注明|保留|出处)"
    r"|(?:本站|本网|本网站|本平台).{0,16}(?:未经|禁止|不得).{0,10}复制|版权.{0,4}(?:归|属).{0,20}(?:所有|作者|人)?|侵权.{0,24}(?:联系|删除?|告知|通知|处理)|侵删|侵[,必]?删"
    rf"|不代表.{{0,10}}(?:{_SELF}|赞同)|代表.{{0,8}}(?:作者|个人|本人)|不构成.{{0,8}}建议|(?:内容|文章|文献|资料|文|信息|仅作|图片)[^。]{{0,10}}仅?供.{{0,6}}(?:参考|学习|交流)|表明(?:本站|本网).{{0,4}}(?:同意|赞同)"
    r"|(?:图片|配图|素材|图文|文章|内容|文字|资料|本文|信息|视频|图).{0,6}(?:来自|来源于?|源于|源自|转自|摘自|整理自|出自)\s?:?.{0,3}(?:网络|互联网|网上)"
    r"|(?:用户|网友|会员).{0,4}(?:上传|提供|发布)|(?:违者|翻版)必究|(?:本站|本网|本网站|本平台|平台).{0,8}(?:概?不|均不)[^。]{0,16}(?:负责|责任)|商业用途|禁止商用|24小时之?内.{0,4}删除"
)
# The language of law, of orders and of reports: whoever speaks so does not speak of his own site.
_STRANGE = re.compile(
    "应当|依法|条例|法院|行政|处罚|罚款|监管|监督管理|规定|执法|查处|案件|当事企业|批准|许可证|药品|医疗器械|记者|会议|工作|表示|指出|要求各|患者|处方"
)
# In whatever `_SAYS` finds there is one of these, and they are looked for in a fraction of its time: each begins with a
# plain character, by which the engine looks for all of them at once.
_SIGN = re.compile(
    "转[载发自]|负责|责任|侵|版权|代表|表明|供|不构成|上传|发布|来自|来源|源[于自]|摘[理自]|整[理自]|出[理自]|必究|商[业用]|24小时|摘编|镜像|复制"
)
_LEAST = 0.72
_LONGEST = 320


def speaks_of_itself(key: str) -> bool:
    """Whether a whole line is a site's own word on rights, or on what it answers for."""
    if (
        not 4 <= len(key) <= _LONGEST
        or not _SIGN.search(key)
        or _STRANGE.search(key)
        or not _SAYS.search(key)
    ):
        return False
    covered = sum(match.end() - match.start() for match in _LISTED.finditer(key))
    return covered >= _LEAST * len(key)
