"""The words of bars of buttons."""

from crawler.text.furniture.table.words import words

# A line made of nothing but these words is a bar of buttons. One word alone counts only when it is a button and nothing else.
BUTTONS = words("""
    打印 打印本页 打印本文 打印本稿 打印页面 打印此页 打印文章 我要打印 关闭 关闭本页 关闭窗口 关闭页面 关闭此页 关闭本窗口
    我要纠错 纠错 在线纠错 字体 字号 字体大小 字号大小 文章字号 文字大小 大中小 字体放大 字体缩小 放大字体 缩小字体 放大 缩小
    加入收藏 收藏本文 收藏此页 设为首页 返回顶部 返回首页 返回列表 回到顶部 分享 分享到 赏 打赏 换一换 点赞 推荐给朋友 发送给朋友
    转发到 复制链接 朋友圈 QQ空间 新浪微博 腾讯微博 微信好友 人人网 豆瓣 更多>> 更多> >> > 网站地图 无障碍 无障碍浏览
    繁体 简体 繁体版 简体版 语音播报 听全文 语音 放大镜 朗读
    返回页首 返回页顶 返回上一页 返回上页 返回目录 播报 点击看大图 查看大图
    预览时标签不可点 继续滑动看下一个 向上滑动看下一个 轻触阅读原文
""")
WORDS = BUTTONS | words("""
    大 中 小 特大 超大 标准 默认 微信 微博 QQ 返回 下载 相关 评论 登录 注册 首页 正文 更多 上一页 下一页 上一篇 下一篇 尾页 末页
    打开 搜索 手机版 电脑版 客户端 留言 投稿 订阅 顶部 分享至 A A+ A- + - ← → × 收藏 转发 举报
""")
# What a count stands behind, and is no word of a text with it.
COUNTED = words("""
    阅读 浏览 点击 评论 点赞 赞 喜欢 收藏 分享 转发 打赏 顶 踩 人气 阅读量 浏览量 评论数 阅读数 点赞数
""")
