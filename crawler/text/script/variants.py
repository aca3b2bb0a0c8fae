"""Characters that are variants and nothing else, which `t2s` leaves as they are: Hong Kong's, Taiwan's, and older prints'.

What may be somebody's name as it is (栢, 姸, 昇) is not among them.
"""

# A variant, and what it is written as today.
_PAIRS = """
    衞卫 敍叙 粧妆 枱台 糭粽 痺痹 揹背 暱昵 擡抬 簷檐 睪睾 幷并 伕夫 舖铺 牴抵 觝抵 拚拼 箚札 劄札 貍狸 遶绕 搧扇 逕径 鎗枪
    燄焰 籐藤 隄堤 荳豆 耡锄 拏拿 妳你 牠它 姪侄 姙妊 寃冤 廻回 徧遍 慽戚 搥捶 搨拓 搾榨 攷考 欵款 歛敛 毬球 汚污 濶阔 牋笺
    甎砖 畧略 疎疏 痲麻 砲炮 睠眷 瞇眯 稭秸 窰窑 竝并 簒篡 粃秕 緜绵 繖伞 罸罚 羢绒 脗吻 蔕蒂 蚘蛔 蝱虻 衂衄 覊羁 覩睹
    賛赞 踫碰 蹧糟 躭耽 輭软 銲焊 鉄铁 鑛矿 閧哄 隣邻 靱韧 靭韧 韮韭 顋腮 飜翻 餽馈 餻糕 饍膳 鬪斗 鴈雁 鵞鹅 麹曲 麺面 鼈鳖
    啣衔 呪咒 囓啮 勦剿 効效 塲场 壻婿 妬妒 嬾懒 宂冗 屛屏 怱匆 慙惭 憇憩 揑捏 掽碰 搯掏 摃扛 擕携 朶朵 櫈凳 歴历 氊毡 潄漱
    澁涩 煑煮 琖盏 癈废 皷鼓 盌碗 窓窗 箒帚 紥扎 脃脆 脇胁 膓肠 臋臀 襍杂 覔觅 譌讹 蹏蹄 躶裸 辢辣 遯遁 酧酬 鑵罐 陜陕 韈袜
    飃飘 騐验 骽腿 鹻碱 慇殷 慂恿 跼局 諠喧 谿溪 澂澄 倣仿 糢模 徬彷 衹只 傚效 塩盐
"""
VARIANTS = {pair[0]: pair[1] for pair in _PAIRS.split()}
"""Each variant with what it is written as today."""
