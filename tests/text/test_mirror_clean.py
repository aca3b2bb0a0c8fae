"""Clean text that looks odd is left alone: no change, whatever marks, letters, rare characters and brackets it has."""

import random

import pytest

from crawler.text.mirror import PASS
from crawler.text.passes import Context
from tests.bench.mirror.texts import carried, traditional

HARD = {
    "half-width marks": "您要办理什么业务?请选择;如有疑问,拨打12345!受理时间:9:00-17:00(节假日除外);周末?不受理!",
    "half-width marks, Traditional": "您要辦理什麼業務?請選擇;如有疑問,撥打12345!週末?不受理!為何?因為系統升級;何時恢復?",
    "English among Chinese": "什麼是GMP?GMP是藥品生產質量管理規範;什麼是GSP?A類、B類企業怎麼分?APP下載了嗎?VIP才能看!",
    "a letter after a mark": "要不要做B超?A型血的人呢?K線怎麼看?C反應蛋白高不高?X光片在哪裡取?",
    "numbers and units": "每片0.25g;每日3次;療程7~14d?劑量≤40mg/kg;溫度2℃~8℃;pH值6.5±0.3?",
    "formulas": "若a>b且b>c;則a>c?設f(x)=x²+2x+1;求f(3)=?H₂O₂→H₂O+O₂↑;ΔG<0?∑xᵢ/n;∵∠A=∠B∴AC=BC",
    "code": "for(int i=0;i<n;i++){s+=a[i]?1:0;} // 循環;結束?\nif (x != null) { return x; } else { throw; }",
    "Japanese": "薬機法とは何ですか?医薬品、医療機器等の品質、有効性及び安全性の確保等に関する法律です;国会で成立しました!",
    "Japanese in Traditional Chinese": "他問:「ありがとうございます」是什麼意思?「の」字又怎麼用?商品名為「お~いお茶」。",
    "Russian and Greek": "α受體與β受體有何不同?Россия的藥典;μg與mg的換算?γ-氨基丁酸;ω-3脂肪酸!",
    "classical": "子曰:學而時習之,不亦說乎?有朋自遠方來,不亦樂乎?人不知而不慍,不亦君子乎?曷予靖之?居以凶矜!",
    "rare characters": "藿香、薤白、蔊菜、蘼蕪;瘰癧、癥瘕?痤瘡、皸裂;鱟試劑、魷魚?犰狳、鼷鹿!黼黻、罘罳;邯鄲、亳州?",
    "rare characters after marks": "誰喜歡?饕餮、螭吻也;誰怕?夔龍、魍魎!何物?耄耋之年;為何?罹患癔症!",
    "names": "劉翀、李斌喆、張喆、陶喆;朱鎔基、陳堃、龍應台?閆妮、仝卓、郗恩庭!麥朵·阿依古麗、約瑟夫·戈培爾;",
    "chemistry": "5-氟尿嘧啶;對乙醯氨基酚?頭孢噻肟鈉;阿莫西林克拉維酸鉀!吡嗪醯胺、異煙肼?鹽酸氨溴索;",
    "quotations": "他問:“真的嗎??”她答:“當然!!”——“為什麼?!”“因為……?”（笑）「怎麼?」『不!』",
    "a quotation of several paragraphs": "“這是第一段??\n“這是第二段?!\n“這是第三段!”他說。\n“還有呢?\n",
    "marks at line ends": "為什麼?\n因為安全!\n一是學習;\n二是落實;\n怎麼辦??\n快來看!!\n",
    "a table": "品名;規格;數量?\n阿司匹林;0.1g;100\n維生素C;0.1g;?\n葡萄糖;5%;50!\n",
    "addresses": "見 http://www.example.cn/a?b=1;c=2 或 mail@example.cn?subject=藥品;謝謝!",
    "bullets": "⒈加強監管;⒉落實責任?①全面排查;②立行立改!⑴自查;⑵互查?㈠宣傳;㈡培訓!",
    "three marks": "真的?!?\n不會吧!?!\n什麼?!?你說什麼??!\n“為什麼?!?\n“憑什麼?？?”他喊?!?\n",
    "empty cells": "張三,,男,,漢族,,\n李四,,女,,滿族,,\n王五,,男,,回族,,\n",
    "stars": "服務★★★★★,環境★★★★,價格★★★;推薦★★★★★!位置★★★★,早餐★★★★★。",
    "euros": "售價€25.00;含稅?關稅為€3;約合人民幣200元!",
    "pinyin": "「砼」讀tóng;「氹」讀dàng?拼音寫作hùn níng tǔ!",
    "brackets with letters": "受體(a)激動;亞型(b)拮抗?蛋白(he)表達;通路(ta)失活!染色體(yi)缺失;",
    "emoticons": "好的;) 真的?? (^_^) ;-) 哈哈!!orz T_T ?_? @_@",
    "old style": "〈本草〉曰:甘草,味甘,平。主五臟六腑寒熱邪氣?堅筋骨;長肌肉!倍力,金創?解毒。",
    "Cantonese": "佢哋喺邊度呀?我哋唔知喎;咁點算好?冇問題嘅!嚟睇吓啦;",
    "verse": "明月幾時有?把酒問青天;不知天上宮闕,今夕是何年?我欲乘風歸去,又恐瓊樓玉宇!",
    "broken lines": "國家藥監\n局發布;公\n告如下?各\n省局!",
    "lost letters": "The caf? was closed; na?ve; r?sum?. 譯文:咖啡館?關門了;天真?簡歷!",
}


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_text_stays(text: str) -> None:
    for body in (text, text * 20, traditional(text, random.Random(1))):
        assert PASS.run(body, Context()).edits == ()


@pytest.mark.parametrize("source", ["laws", "help"])
def test_carried_text_stays(source: str) -> None:
    chance = random.Random(3)
    for text in chance.sample(carried(source), 60):
        assert PASS.run(text, Context()).edits == ()
        assert PASS.run(traditional(text, chance), Context()).edits == ()
