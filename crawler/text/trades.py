"""Lines made of the words of one trade of site furniture and nothing else: bars, pagers, forms, disclaimers.

A list of phrases knows what it has seen; a site that says the same in other words is met by its vocabulary. A sentence
of an article names a matter of its own, and that word is in none of these lists.
"""

# ruff: noqa: E501 -- a list of words is read as one.

import re
from dataclasses import dataclass

_MARKS = r"[\s,:!?。.…·、()\[\]【】<>《》\"'“”~»›«/|丨_*+=^→←↑↓-]+"
_COUNT = r"\d[\d,.]*\s?[万千wWkK]?\+?"


@dataclass(frozen=True, slots=True)
class Trade:
    """`made_of` must match the whole line, and `says` somewhere in it."""

    class_: str
    made_of: re.Pattern[str]
    says: re.Pattern[str]
    longest: int


def _trade(class_: str, words: str, says: str, longest: int = 60) -> Trade:
    # Longest first and possessive: a word once taken is not taken apart again, so a line is read once.
    listed = "|".join(map(re.escape, sorted(words.split(), key=len, reverse=True)))
    return Trade(class_, re.compile(rf"(?:{listed}|{_COUNT}|{_MARKS})++"), re.compile(says), longest)


_PLACES = "微信 微博 新浪微博 腾讯微博 新浪 腾讯 QQ QQ空间 QQ好友 空间 朋友圈 微信好友 好友 朋友 人人网 豆瓣 开心网 百度 贴吧 知乎 钉钉 邮件 邮箱 短信 Facebook Twitter LINE Line 推特 脸书 WhatsApp"
_TARGETS = "本页 此页 本页面 页面 网页 本网页 本文 此文 该文 本稿 文章 这篇文章 本篇 正文 原文 全文 内容 大图 窗口 本窗口 此窗口 顶部 页首 页顶 底部 首页 主页 列表 列表页 目录 上一页 上一级 上级 上页 上一层 栏目 频道 链接 网址 地址 二维码 图片 当前页 当前页面 此页面 该页面 本文档 此文档 该文档"

TRADES = (
    _trade(
        "share-bar",
        f"{_TARGETS} {_PLACES} 分享 分享到 分享至 分享给 转发 转发到 转发给 扫一扫 扫码 扫描 扫 二维码 识别 图中 长按 点击 点 点个 上方 下方 左上角 右上角 右下角 底部 蓝字 蓝色字 关注 关注我们 订阅 我们 欢迎"
        " 手机 用 用手机 打开 打开微信 当前 在 在手机 上 手机上 浏览 查看 阅读 观看 访问 分享本文 一键 即可 可 将 把 给 和 或 更多 公众号 公众平台 微信公众号 官方微信 官方微博 官方 微信号 订阅号 视频号 抖音号 抖音 头条号"
        " 喜欢 就 吧 在看 点赞 觉得 不错 请 记得 哦 下 一下 个 赞 收藏 加 星标 设为 设为星标 本 该 至 的 页 使用 使用微信 功能 右侧 图标 添加 进入 加入 小程序 客户端 下载 APP App 发现 使用 网页 打印 给 更 方便 手机版 电脑版 移动版 移动端 更方便 更精彩 精彩 内容 都 一起 帮助 有用",
        r"分享|扫一扫|扫码|二维码|关注(?:我们|本|官方|公众|微信|订阅|二维码|下方|上方|更多)|蓝字|在看|点赞|点个赞|转发给|官方微[信博]|(?:微信)?公众号$",
    ),
    _trade(
        "button-bar",
        f"{_TARGETS} {_PLACES} 打印 打印本文 关闭 收藏 收藏本文 加入收藏 加入收藏夹 设为首页 分享 分享到 复制 转发 点赞 推荐 举报 反馈 纠错 我要纠错 意见反馈 投稿 评论 留言 打赏"
        " 赏 赞 踩 顶 在看 订阅 返回 回到 返回到 添加 到 至 查看 发送 发送给 刷新 放大 缩小 大 中 小 特大 字体 字号 文字 大小 T A 朗读 播报 语音 语音播报 播放 暂停 听 保存 导出 我要"
        " 一键 手机 电脑 手机版 手机端 电脑版 触屏版 客户端 繁体 简体 繁 简 中文 English EN 无障碍 无障碍阅读 无障碍浏览 进入 适老化 适老版 长者模式 长者版 关怀版 模式 切换 登录 注册 退出 搜索 下载 取消 确定 本站 收起 保存 视力保护色 护眼 夜间 日间 阅读模式",
        r"打印|关闭|收藏|分享|复制|转发|点赞|纠错|反馈|举报|返回|回到|设为首页|字号|字体|文字大小|放大|缩小|播报|朗读|繁体|简体|无障碍|关怀版|长者|手机查看|手机版|一键|收起|保存(?:本|此|到)|视力保护色|护眼|夜间模式|阅读模式|^\W*大\W+中\W+小\W*$",
    ),
    _trade(
        "download-bar",
        "下载 立即 立刻 马上 免费 点击 点此 快捷 高速 极速 普通 本地 我要 我 要 全文 本文 文档 本文档 该文档 此文档 文件 资料 该资料 本资料 此资料 资源 本资源 该资源 此资源 这份 这篇 此 该 原文 完整版 完整 文章 论文 课件 模板"
        " PDF pdf Word WORD word DOC doc DOCX docx PPT ppt TXT txt ZIP 格式 版 版本 VIP 会员 专享 游客 用户 一键 打包 合集 需要 需 所需 消耗 使用 支付 积分 金币 元 点 券 下载券 下载量 下载次数 人 次 人已 人次 已 后 加入 开通 成为 到"
        " 电脑 手机 高清 无水印 查找 更 方便 保存 编辑 即可 可 复制 正文 全文复制 转为 导出 请 登录 在线 阅读 转换 收藏 分享 共享 付费 收费 限时 会员价 地址 链接 排行 提示 须知 说明 按钮 温馨提示 预览 价格 售价 费用",
        r"下载.*(?:文档|资料|资源|全文|文件|券|积分|金币|VIP|会员|游客|免费|立即|PDF|Word|WORD|word|DOC|本地|排行|次数|地址|提示|须知|说明)|(?:文档|资料|资源|全文|VIP|会员|免费|立即|立刻|马上|快捷|高速|我要|一键|打包|合集|本地|点击|所需|已|人|付费|收费)\s?下载(?!量)|在线(?:阅读|预览)|下载\s?\(?\s?\d|(?:正文|全文)复制|复制(?:正文|全文)|(?:所需|需要|消耗|下载)(?:积分|金币)",
    ),
    _trade(
        "navigation",
        "首页 上一页 下一页 上一篇 下一篇 上页 下页 末页 尾页 最后一页 第一页 前页 后页 前一页 后一页 上一章 下一章 共 页 第 条 记录 当前 跳转 跳转到 转到 到 至 GO Go go 确定 返回 目录 每页 总 总共 余下全文",
        r"[上下末尾]一?页|最后一页|[前后]一?页|第\s?\d+\s?页\s?[/|]?\s?共|共\s?\d+\s?[页条].*第\s?\d+\s?页",
    ),
    _trade(
        "comment-form",
        "评论 留言 跟帖 跟贴 回复 感言 网友 用户 最新 热门 精彩 全部 所有 更多 我的 发表 提交 发布 查看 查看更多 点击 写 写下 我要 我来 说 两句 说两句 暂无 还 没有 有 已 已有 共 条 人 次 参与 登录 登录后 登陆 后 请 先 才能 可以 可 进行 区 列表"
        " 栏 框 验证码 看不清 看不清楚 换 一张 换一张 换一换 更换 请输入 输入 昵称 匿名 密码 邮箱 用户名 还 还能 还可 还可以 您 您还 剩 剩余 字 个 字符 内容 不能 为空 不 超过 最多 抢沙发 沙发 抢 快来 快 来 吧 你 的 看法 友善 善意 一条 发一条"
        " 说点 什么 点 想 对 这 篇 文章 说 有何 理性 文明 发言 上网 注册 游客 支持 反对 举报 展开 收起 清空 取消 重置 ImageVerifierCode",
        r"评论|留言(?!板)|跟[帖贴]|感言|验证码|说两句|说点什么|沙发|还(?:可以?|能)输入|ImageVerifierCode",
    ),
    _trade(
        "counter",
        "浏览 点击 阅读 访问 查看 人气 热度 转发 回复 评论 点赞 赞 在看 收藏 分享 喜欢 踩 顶 次数 量 数 人数 总量 次 人 人次 本文 本页 已阅 已读 已被 已 被 您是 你是 第 位 访问者 访客 浏览者 游客 共 共有 有 条 今日 本月 累计 总 来访 读者 今天 昨日 统计 网站 本站",
        rf"(?:浏览|点击|阅读|已阅|访问|查看|人气|热度|转发|评论|赞|在看|收藏|分享|喜欢|踩|顶)(?:次数|总?量|人?数|总数)?\s?[:(]?\s?{_COUNT}"
        rf"|(?:浏览|点击|阅读|访问)(?:次数|量|数)\s?:|{_COUNT}\s?[人次条]\s?(?:点赞|赞|评论|收藏|阅读|浏览|转发|喜欢)|访问者|访客|浏览者|被.{{2}}\s?{_COUNT}\s?次",
    ),
)
# Before any of these is tried: a line without one of their words is none of them.
_SIGN = re.compile(
    "打印|关闭|保存|保护色|护眼|模式|收藏|分享|复制|转发|赞|已阅|纠错|反馈|举报|返回|回到|首页|字号|字体|大小|放大|缩小|播报|朗读|繁体|简体|障碍|关怀|长者|手机|一键|扫|二维码"
    "|关注|蓝字|在看|公众号|官方微|下载|积分|金币|页|评论|留言|跟[帖贴]|感言|验证码|说两句|说点|沙发|输入|Verifier|浏览|点击|阅读|访问|查看|人气|热度|次数|收起"
)
_LONGEST = 60
# One of these alone is as often a cell of a table, or a heading.
_ALONE = re.compile(
    "打印|关闭|收藏|分享|复制|转发|举报|返回|反馈|放大|缩小|字体|字号|文字大小|评论|留言|阅读|查看|下载|回到|点赞|朗读|输入|热度|人气"
    "|访客|跟[帖贴]|感言|繁体|简体|公众号|二维码"
)


def trade_of(key: str) -> str | None:
    """The class of the trade that a whole line is made of; None for any other line."""
    if len(key) > _LONGEST or _ALONE.fullmatch(key) or not _SIGN.search(key):
        return None
    return next(
        (t.class_ for t in TRADES if t.made_of.fullmatch(key) and t.says.search(key)),
        None,
    )
