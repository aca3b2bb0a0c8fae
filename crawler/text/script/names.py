"""Names that a change of script must leave as they are: 乾 (qián) in them, which `t2s` reads as 乾 (gān, dry)."""

import re
from collections.abc import Iterator
from functools import cache

SURNAMES = (
    "王李張张劉刘陳陈楊杨趙赵黃黄周吳吴徐孫孙胡朱高林何郭馬马羅罗梁宋鄭郑謝谢韓韩唐馮冯于董蕭萧程曹袁鄧邓許许傅沈曾彭呂吕蘇苏盧卢"
    "蔣蒋蔡賈贾丁魏薛葉叶閻阎余潘杜戴夏鍾钟汪田任姜范方石姚譚谭廖鄒邹熊陸陆郝孔崔康毛邱秦江史顧顾侯邵孟龍龙萬万段雷錢钱湯汤尹"
    "黎易常武喬乔賀贺賴赖龔龚"
)
# Beside 乾 where it is gān, in the library's phrases; without 李, 一, 二, 等, 光, which are oftener beside it in names.
BEFORE_DRY = (
    "不中乾伴你便個偎先全再分別剛包半又口可吸吹咽喉喝喫圓墨天太好子就已弄彩很得快我打抹抽拉拖拭拾掃推揩搭撈擦擰旋旱晾"
    "曬會未杏材杯松林果枯桑梅梨棗榨水江沒洋洗流海涸淚滴漸瀝火烘烤焙焦煨熱燒王球瓜發白盟目相眼碗稍站筍糕絞纔翁老肉能脣"
    "腐自舌舔菜萄蒸蔔蘿蝦蟶蠻要誰豆過酒陰領願風食餅香馬魚黃黴齊"
)
AFTER_DRY = (
    "不乾了井伸兒兩冒冰冷制刻剝區卦又吊和咳哥哭唱啞啤啼喬嘔噦嚎嚥回圓圖土地坐堂塘塢女奴妹姊姐姬媽孃子季宅就屍屎展山岸"
    "巴布幾店式弟得急性手打折拭掉撂撇擦支數料斷旦旱晃暖曜材村杯果枝枯柴梅機此死毛池沒河洗涸涼淨渠渴溝溪溼漆澀焦煸熬熱"
    "燈燒燥爲爸爹爽片物球生產田疥症瘦癟癬癮發白的盆盒盡眼着瞪硬禮稿站笑篾粉糧紅結絲綱繃罈而耗肉股肥脆脣腊腸膠舌花芻茨"
    "茶草菜落薑薪薹虔號血衣裂製親象貝貨躁轉透這造連逼過避那酪酵醋重量鋪鍋閔闥阿雲雷電霍顙颱飯飲館餱餾魚鮮麪黑點龍"
)
# The words of offices and workshops, where mirrors write 乾 for every 干.
_BEFORE = "若骨相才能主樹树精苦實实蠻蛮包埋闌阑欄栏無无敢凍冻噴喷陰阴曬晒果薯參参藥药棗枣基枝軀躯河模公"
_AFTER = "部預预擾扰涉警線线事活勁劲流群休校支洗膏浸品材咳旱杯酵冰貨货細细混法膠胶物"


def qian(text: str) -> Iterator[int]:
    """Where 乾 is qián: in a person's name of two or three characters, or in a place: 乾州, 乾安縣."""
    if "乾" in text:
        yield from (match.start() for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    alone = f"(?<![{BEFORE_DRY}{_BEFORE}])乾(?![{AFTER_DRY}{_AFTER}])"
    return re.compile(
        f"(?<=[{SURNAMES}]){alone}|(?<=[{SURNAMES}][一-鿿]){alone}|乾(?=[州佑闥闼]|安[縣县鎮镇])"
    )
