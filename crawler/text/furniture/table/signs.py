"""Words that a line must have before any rule is tried on it."""

# ruff: noqa: E501 -- a list of words is read as one.

from crawler.text.furniture.table.words import words

# A sentence that holds none of these is the author's, whatever it begins with: nearly all are settled by this.
SENTENCE_SIGNS = words("""
    转载 侵权 侵删 版权 谢绝 投资 立场 观点 原创 商用 点赞 收藏 浏览器 加载 用户 网友 互联网 本站 本网 来源 来自 代表 仅供 上传 分享 热线 二维码 关注 验证码 参与 网络 声明 免责 举报 打开 下载 注明 未经 更多
""")

# The same for a line that is no sentence. Every rule, and every trade, has one of these in whatever it matches.
LINE_SIGNS = SENTENCE_SIGNS | words("""
    VIP 必究
    页 简介 预览 描述 介绍 下载 合集 上传 文档 资源 文件 资料 格式 大小 编号 权益 存储空间 温馨 提示 须知 说明 提醒 会员 模板 浏览 网站 加速 验证 cf- 访问 广告 $ jQuery
    一篇 一条 一则 一章 上篇 下篇 位置 首页 主页 栏目 导航 搜索 标签 关键字 TAG Tag tag 返回 回到 视频 组图 图集 专题 直播 订阅 公众号 微信 QQ 阅读 点击 访客 浏览者
    展开 收起 显示 查看 评论 感言 跟贴 跟帖 Verifier 文明 匿名 留言 昵称 0/ 0 相关 推荐 延伸 扩展 拓展 热点 精彩 喜欢 排行 排名 最新 热门 在看 感兴趣 往期 链接 榜 热文 看了
    本文 文献 原文 不良信息 爆料 报料 新闻线索 投稿 合作 唯一 资讯 APP 客户端 备案 ICP 网安备 标识码 许可证 资格证 Copyright copyright COPYRIGHT CopyRight © ights
    主办 承办 主管 协办 技术 浏览器 分辨率 地图 隐私 法律声明 联系 关于 地址 邮编 邮政 电话 热线 传真 邮箱 信箱
    « ‹ ← 关键词 + 赞同 喜欢 倍速 听新 听文 听报 播放 尽在 都在 就在 就上 封面 题图 头图 首图 投诉 约稿 福利
    论坛 两句 推荐 好友 专题 rack TRACKBACK 引用 固定链接 永久链接 回贴 回帖 笔名 标题 内容 密码 用户 姓名 主题 主页 mail
    发信人 发信站 看板 版板 作者 时间 ※ 推 嘘 → 著作权 进入 此前报道 早前报道 供稿 出品 首发 许可 回复 往下 向下 END End end 全文完 本文完 正文结束 # Notice NOTICE Disclaimer Note 更多 点击 戳 长按 轻触
    】【 域名 暂无 在线 新闻 维护 繁忙 不存在 已删除 失效 找不到 JavaScript IPv6 保护色 护眼 保存 模式 说点 已阅 人点 在看 上周 今日 近期 头条
    打印 关闭 纠错 字体 字号 文字 大小 大中小 放大 缩小 收藏 赏 换一换 转发 复制 朋友圈 空间 微博 好友 人人网 豆瓣 更多 > 障碍 繁 简 播报 听全文 语音 朗读 大图 分享 赞
    扫 滑动 举报 反馈 意见 顶 踩 蓝字 抖音 头条 视频号 长者 关怀 手机 一键 积分 金币 券 人气 热度 次数 目录 正文 登录 注册 尾页 末页 A+ 凡 转自 图片 配图 小编 搬运 声 明 ID 时间 加载
""")
