"""Glosses that are an author's stay: rare characters, names, lessons, dictionaries, words."""

import pytest

from crawler.text.mirror import PASS
from crawler.text.passes import Context

KEPT = [
    # A rare character, taught once or each time.
    "砼(tóng)是混凝土的簡寫，工地上常用砼字。",
    "本品含有機矽，外觀呈瓷白，俗稱甙(dài)類。",
    "患者出現譫(zhān)妄、驚厥等症狀時應當停藥。",
    "常見的不良反應為瘙(sào)癢、皮疹，偶見齁(hōu)喘。",
    "蔻(kòu)仁、荜(bì)茇(bá)各三錢，水煎服。",
    "苯並芘(bǐ)是一種致癌物，國家標準規定了芘的限量。",
    "吡(bǐ)啶和嘧(mì)啶都是雜環化合物。",
    "砼(tóng)和氹(dàng)都是後造的字，本市的氹仔街因此得名。",
    "他在鱟(hòu)試劑廠工作，每天同鱟打交道。",
    # Names of people and places.
    "主持會議的是副局長單(shàn)衛東和處長查(zhā)志遠。",
    "記者任(rén)曉慧報道，解(xiè)國強攝影。",
    "仇(qiú)先生與區(ōu)女士共同出席了簽約儀式。",
    "六安(lù'ān)市和鉛(yán)山縣的讀法常被念錯。",
    "浙江省麗(lí)水市藥品監督管理局發布公告。",
    "廣東番(pān)禺的企業通過了檢查。",
    "樂(yuè)毅是燕國名將，葉(shè)公好龍出自《新序》。",
    "西安(Xi'an)、延安(Yan'an)和雅安(Ya'an)三地同時啟動。",
    "王(Wang)教授和李(Li)教授分別作了報告。",
    # Lessons and dictionaries.
    "生字：業(yè)、經(jīng)、監(jiān)、藥(yào)、質(zhì)。請同學們抄寫。",
    "我(wǒ)們(men)學(xué)習(xí)漢(hàn)語(yǔ)，他(tā)們(men)也(yě)學(xué)。",
    "多音字：處(chǔ)理，處(chù)長；應(yīng)該，應(yìng)對；為(wéi)人，為(wèi)何。",
    "行(háng)業、銀行(háng)的行讀作háng，行(xíng)走的行讀作xíng。",
    "「發」字在這裡讀作發(fà)，頭髮的髮也讀fà。",
    "【業】業(yè)：職業；事業。【醫】醫(yī)：醫生；醫學。",
    "一、辨別讀音：強(qiáng)大、倔強(jiàng)、勉強(qiǎng)。",
    "注音：臺(tái)、灣(wān)、島(dǎo)",
    "第1課　藥(yào)\n第2課　醫(yī)\n第3課　國(guó)",
    "藥(yào)\tmedicine\n醫(yī)\tdoctor\n學(xué)\tstudy",
    # Words, abbreviations and English in brackets.
    "茶園(cháyuán)位於山腰，龍井(lóngjǐng)村的人都種茶。",
    "函數(a)和函數(b)的返回值不同，調用者(he)自負。",
    "選項(e)、選項(a)與選項(o)均不正確。",
    "參數(ban)表示禁止，參數(fan)表示風扇，參數(long)為長整數。",
    "他說得好(hao)，我們都笑了。",
    "面積約十畝(mu)，重三斤(jin)，價五元(yuan)。",
    "男(men)女(women)各半，其中她(she)年紀最大。",
    "血紅蛋白(hb)、總膽固醇(tc)、空腹血糖(glu)正常。",
]


@pytest.mark.parametrize("text", KEPT)
def test_an_authors_gloss_stays(text: str) -> None:
    assert PASS.run(text, Context()).edits == ()
    long = f"{text}\n" + "各地要加強藥品監管，落實企業主體責任，保障公眾用藥安全。\n" * 20
    assert PASS.run(long, Context()).edits == ()
