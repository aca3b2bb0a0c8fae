"""Furniture, one line at a time: what goes, and of which class, in either script."""

import pytest
from opencc import OpenCC

from crawler.text import furniture
from crawler.text.passes import Context
from tests.text.passing import FIRST, SECOND, through

FURNITURE = {
    "page-caption": ["全市药械化工作要点解读_第3页", "某局长在年中会议上的讲话（节选）_第12页"],
    "document-heading": ["文档简介", "文本预览", "资源描述：《药店自查报告》"],
    "download-bar": [
        "下载本文档",
        "下载资源需要15金币",
        "加入VIP免费专享",
        "VIP免费下载",
        "5下载券 38人已下载",
        "合集下载",
    ],
    "document-meta": [
        "上传人：小李 文档编号：20331 上传时间：2023-05-06 格式：DOC 页数：8 大小：45KB",
        "- 文档编号：881 - 上传时间：2022-03-01 - 格式：DOCX - 页数：6 - 大小：31KB",
        "ID：7781 大小：120 KB 页数：5页 时间：2021-01-02",
    ],
    "upload-notice": [
        "《药品经营质量管理自查报告》由会员上传分享，免费在线阅读，更多相关内容请搜索。",
        "5. 某某文库网仅提供信息存储空间，仅对用户上传内容的表现方式做保护处理。",
    ],
    "navigation": [
        "上一篇：药品抽检结果公布",
        "下一篇：无",
        "上一篇：市局召开例会 下一篇：省局开展培训",
        "相关栏目：药品 机关 会议发言",
        "您的位置：首页 > 新闻中心 > 正文",
        "您所在的位置 ：首页 / 要闻",
        "首页 > 新闻动态 > 药监要闻",
        "#中药 #抽检",
        "返回某某，查看更多",
        "【1】【2】【3】",
        "回上一页",
        "« 药柜记之一 | 药柜记之二 »",
        "本文关键字： 中药 抽检",
        "共2页。 1 2 :",
        "Trackback: http://tb.example.net/TrackBack.aspx?PostId=543698",
        "文章引用自：",
        "网站导航：省局 市局 县局",
    ],
    "video-list": ["·[视频]某地巡查用药安全.. ·[视频]走进中药材基地.. ·[视频]药师的一天"],
    "share-bar": [
        "分享到：微信 微博 打印 邮件",
        "扫一扫在手机打开当前页面",
        "长按识别二维码关注",
        "点击「药安在线」，关注我们",
        "点击上方“药安在线”关注我们",
        "3、回复【社保】查询缴纳记录",
        "点击菜单栏【便民服务】解锁更多服务！",
        "扫描下方二维码解锁更多技能",
        "分享让更多人看到",
        "戳上方蓝字一键关注",
        "回复【抽检】，查看历次抽检名单",
        "在公众号后台回复“目录”，即可获取往期文章",
    ],
    "button-bar": [
        "预览时标签不可点",
        "继续滑动看下一个",
        "阅读 (1024) 评论 (12) 赞 (3) 收藏 举报",
        "顶 0 踩 0",
        "喜欢 3",
        "赞 1.2万 | 收藏 36 | 更多",
        "分享到：",
        "分享到：微信 微博 QQ空间",
        "返回列表",
        "【打印本页】",
        "【 打印本页 】【 关闭窗口 】",
        "打印 关闭",
        "【字体：大 中 小】",
        "字号：[ 大 中 小 ]",
        "文章字号：大中小",
        "字体放大 | 字体缩小",
        "【我要纠错】",
        "登录 注册",
        "收藏 分享(赏)",
        "返回 下载 相关 举报",
        "【评论】【论坛】【收藏此页】【大 中 小】【打印】【关闭】",
        "页面功能 【我来说两句】【我要“揪”错】【推荐】【打印】",
        "听新闻",
        "点击播放视频",
        "00:00 / 03:21",
        "[ 回复本贴 ] [ 跟从标题 ] [ 药师论坛 ]",
    ],
    "counter": [
        "转发：0 回复：3 喜欢：8",
        "27 人赞同了该文章",
        "浏览次数：308次",
        "点击量: 77次",
        "您是第90213位访问者",
    ],
    "collapse-button": [
        "点击展开全文",
        "展开全部",
        "点击查看更多>>",
        "点击阅读更多精彩健康新闻",
        "请继续往下阅读...",
    ],
    "comment-form": [
        "网友评论",
        "加跟贴",
        "进入【某某药业吧】讨论",
        "欢迎来药师论坛参与讨论",
        "◎欢迎参与讨论，请在这里发表您的看法、交流您的观点。",
        "推 abc123: 终于开始查了 03/08 11:50",
        "评论 0/150 提交评论",
        "0/200",
        "发表感言：",
        "验证码，看不清楚请点击更换。",
    ],
    "related": [
        "相关文章：",
        "相关阅读",
        "【相关信息】",
        "相关链接：《药品管理法》",
        "推荐阅读",
        ">>>阅读更多：药店里的二十四小时",
        "此前报道：某省通报抽检结果",
        "相关专题：药品安全专题",
        "喜欢此内容的人还喜欢",
        "点击进入专题：",
        "点击进入“药师说”>>",
    ],
    "disclaimer": [
        "【免责声明】：以上内容转载于网络，版权归原作者所有，如有侵权请告知。",
        "版权声明：除非特别标注，否则均为本站原创文章，转载时请以链接形式注明出处。",
        "声明：1、内容来自用户上传，仅供会员交流学习，下载后请在24小时之内删除；",
        "凡本网注明“来源：某某网”的所有作品，版权均属于某某网，未经本网授权不得转载。",
        "本文来自某某网，转载请注明出处",
        "此文献不代表本站观点，内容供学术参考，文章仅供参考阅读下载。",
        "图片来自网络，如有侵权，请联系删除。",
        "未经授权禁止复制和建立镜像",
        "原文网址：https://news.example/abc",
        "版权反馈",
        "★图片为版权照片，由某某中国供某某专用，任何网站、报刊未经某某许可，不得部分或全部转载！",
        "本文为赵一授权某某财经《药观察》专栏发布，转载须注明出处。",
        "某某新闻，未经授权不得转载",
        "某某通编译整理，未经授权请勿转载。",
        "本内容为作者独立观点，不代表某某立场。未经允许不得转载，授权事宜请联系 hezuo@example.com",
        "某某在线专稿，未经书面授权请勿转载。",
        "（某某药讯网独家稿件，转载请注明出处及作者）",
        "本网站之文字、图片及影音，非经授权，不得转载、公开播送或公开传输及利用。",
        "Notice: The content above (including pictures if any) is uploaded and posted by a user of this platform.",
    ],
    "promotion": [
        "想爆料？请拨打新闻热线0101-2345678，诚邀合作伙伴。",
        "广告热线：0101-7654321",
        "QQ号：123456789，微信号：abc_123",
        "某某新闻报料：0101-962866",
        "海量资讯、精准解读，尽在某某财经APP",
        "更多粉丝福利扫描二维码关注（mmcj）",
        "投稿/转载：tougao@example.com",
        "题图来源：某某海洛",
        "更多精彩内容请关注某某网",
        "本文来源：某某时报 。更多精彩，请登录某某网 http://www.example.cn",
    ],
    "footer": [
        "某ICP备05000001号-1",
        "某公网安备 11010002000001号",
        "网站标识码：3700000001",
        "Copyright © 2023 某某网 All Rights Reserved",
        "版权所有 未经授权禁止复制和建立镜像",
        "本站由某某局主办 版权所有未经许可禁止转载或者建立镜像",
        "主办单位：某某市药监局 地址：某市某路1号 邮政编码：100000",
        "技术支持：某某信息中心",
    ],
    "end-mark": ["—— END ——", "【全文完】"],
    "board-header": [
        "发信人: zhaoyi (赵一), 信区: Medicine",
        "发信站: BBS 某某站 (Tue Mar  8 11:45:19 2016, 站内)",
        "※ 来源:·WWW 某某站 网址：bbs.example.com·[FROM: 108.]",
        "看板medicine",
    ],
    "placeholder": ["detail.html 模板不存在", "浏览器安全检查中", "网站维护中"],
    "credit": [
        "责任编辑：赵一",
        "【编辑：钱二】",
        "（责任编辑：孙三）",
        "文章录入：admin　　责任编辑：admin",
        "审核：李四 校对：周五",
        "责编 赵一 编审 钱二",
        "策划：赵一 文案：钱二 设计：孙三",
        "撰稿：李四",
        "由 李四 发表于 March 11, 2005 10:20 AM | 回复 (3)",
        "药品处、政策处供稿 摄影/张三 编辑/李四",
    ],
    "original-headline": [
        "原标题：全市药品安全会议召开",
        "（原标题：全市药品安全会议召开）",
        "（原题为《全市药品安全会议召开》）",
        "本文原标题：《全市药品安全会议召开》",
    ],
    "dateline": ["来源：某某日报", "发布时间：2023-05-06 来源：某某药讯 字体大小[ ]"],
}

_TO_TRADITIONAL = OpenCC("s2t").convert


def _cases() -> list[tuple[str, str]]:
    return [(class_, line) for class_, lines in FURNITURE.items() for line in lines]


@pytest.mark.parametrize(("class_", "line"), _cases())
def test_furniture_goes_and_is_named(class_: str, line: str) -> None:
    outcome = furniture.PASS.run(f"{FIRST}\n{SECOND}\n{line}", Context())
    assert [edit.class_ for edit in outcome.edits] == [class_]
    assert outcome.edits[0].before == line


@pytest.mark.parametrize(("class_", "line"), _cases())
def test_furniture_left_in_traditional_characters_goes_too(class_: str, line: str) -> None:
    outcome = furniture.PASS.run(f"{FIRST}\n{SECOND}\n{_TO_TRADITIONAL(line)}", Context())
    assert [edit.class_ for edit in outcome.edits] == [class_]


def test_the_passes_together_leave_the_article() -> None:
    junk = [line for lines in FURNITURE.values() for line in lines]
    assert through("\n".join([FIRST, SECOND, *junk])).text == f"{FIRST}\n{SECOND}"
