"""Sentences of articles that use the words of notices: each comes through every pass untouched."""

import pytest

from crawler.extract.page import Facts
from crawler.text import furniture, markup, spacing, truncation
from crawler.text.passes import Context
from tests.text.passing import FIRST, SECOND

KEPT = """
本文件共五章三十二条，自2024年1月1日起施行。
对未完成的工作，要倒排工期、挂图作战。
上半年，药监APP下载量突破十万次。
请各单位转发至辖区内所有药品经营企业。
《药品监管合作谅解备忘录》由会员国代表共同签署。
（此件公开发布）
相关附件请在省局网站下载专区查询，逾期未领取的视为放弃。
企业应当登录后台系统，在五个工作日内完成注册信息填报。
登录省局政务服务平台后，可查看全部审批进度。
付费处方外流问题引起了监管部门关注。
购买药品时，请认准国药准字号。
消费者购买后阅读说明书，发现批号与包装不符。
下一篇文章将介绍中药材储存的要点。
上一篇幅较长的通报对该企业的问题作了说明。
会议还剩两项议程，下午继续进行。
还剩3批次样品未完成检验。
已阅读并同意告知承诺书的，可以当场办理。
全文共四千余字，系统总结了三年来的监管经验。
此处省略的内容以原件为准。
剩余20%的企业将在年底前完成整改。
剩余20%
剩余3页
阅读	92	写作	88
大 2 中 5 小 9
收藏 3 件文物
说明：本品仅供参考样品使用。
标签：应当注明药品通用名称
关键词：药品；监管；科学
上传时间：2023-01-01
索引号：药监-2023-1
发布机构：某省药监局
成文日期：2023-06-20
来源广泛的中药材需要分级管理。
记者：请介绍一下出台背景。
答：主要有三点考虑。
编者按：近日，某局印发管理办法。
抄送：各市药监局
备注
收藏
×
现场可预览前3页样张，不得拍照。
全文共五页，附后。
扫码登录成为追溯系统的新入口，群众反映良好。
关闭窗口期即将到来，企业应抓紧申报。
会议宣布关闭三家不符合要求的药店。
打印店店主李某因非法印制药品标签被查处。
要把风险隐患分享到每一个监管人员手中。
相关文章发表后，引起行业广泛讨论。
相关链接方式由技术部门另行通知。
相关信息已移送公安机关。
版权所有人依法享有权利，药品说明书的版权归属另有规定。
未经许可不得从事药品批发活动。
未经批准擅自改变生产工艺的，依法从重处罚。
声明：近日发现有人冒用我局名义收取检查费用，请企业提高警惕。
特此声明。
编辑部设在省药学会，负责稿件审核。
来源不明的药材一律不得入库。
来源可查、去向可追、责任可究。
作者认为，监管科学的核心是证据。
责任编辑制度是期刊质量的保证。
时间：2023年6月20日上午9时
地点：市民中心三楼会议室
日期：以实际到货为准
联系人：吴先生 联系电话：0101-1234567
地址：某市某区药监路8号
本网络平台共收录药品经营企业六百余家。
本站点位于园区东侧，承担冷链检查任务。
关注我们身边的用药安全，是每个人的责任。
欢迎社会各界关注药品安全宣传周活动。
长按按钮三秒即可启动应急警报。
评论员文章指出，药品安全没有局外人。
第3页的数据与原始记录不一致。
检查组发现批记录第12页缺少复核人签名。
附件：1.药品抽检不合格名单.docx
附件2：现场检查记录表
合格
1、严格落实主体责任；
2、健全追溯体系；
分享会上，三家企业介绍了经验。
下载并填写申请表后，报送至受理窗口。
免责条款不得违反法律的强制性规定。
特别提醒
收藏
+1
图片来源：省药监局
【药品名称】【成分】【性状】
共3页，附件两份
记者：您好，请问今年抽检的重点是什么
记者：谢谢
设计：合理
统筹：发展和安全
执笔人：赵一 钱二
点击进入政务服务大厅即可办理
患者回复“已收到药品”，物流信息随即更新。
#1批次样品复检合格
#药柜里的讲究
#某市药品抽检#
更多阅读空间留给了基层药师
收藏家张某将祖传药典捐赠给博物馆。
如有侵权行为发生，权利人可以向人民法院起诉并要求赔偿损失。
举报电话：12315
咨询电话：0101-87654321
主办单位：某省药品监督管理局
技术支持是基层检查的短板，要加快补齐。
评论
正文部分由四个章节组成。
首页、扉页和封底均应加盖公章。
更多企业参与到追溯体系建设中来。
网友反映的问题正在核实。
图为执法人员检查冷链药品。
""".strip().split("\n")


@pytest.mark.parametrize("sentence", KEPT)
def test_a_sentence_of_the_article_stays(sentence: str) -> None:
    text = f"{FIRST}\n{sentence}\n{SECOND}"
    for each in (markup, furniture, truncation, spacing):
        assert each.PASS.run(text, Context()).edits == ()


@pytest.mark.parametrize("sentence", KEPT)
def test_a_sentence_of_the_article_stays_at_the_end(sentence: str) -> None:
    text = f"{FIRST}\n{SECOND}\n{sentence}"
    for each in (markup, furniture, truncation, spacing):
        assert each.PASS.run(text, Context()).edits == ()


def test_a_clean_article_is_left_as_it_is() -> None:
    text = "\n".join([FIRST, *KEPT, SECOND])
    for each in (markup, furniture, truncation, spacing):
        assert each.PASS.run(text, Context(facts=Facts(headline="某市召开会议"))).edits == ()


def test_there_are_enough_sentences_to_keep() -> None:
    assert len(set(KEPT)) >= 60
