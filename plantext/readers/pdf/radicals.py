"""Characters that fonts give for others: radicals and compatibility forms for the ideographs they look like."""

from __future__ import annotations

import unicodedata
from functools import cache

# The block of supplementary radicals has no normal forms; these are the ideographs that stand for them in text.
_SUPPLEMENT = (
    "2E81厂 2E82乛 2E83乚 2E84乙 2E85亻 2E86冂 2E88刀 2E89刂 2E8A卜 2E8C小 2E8D小 2E8E兀 2E8F尣 "
    "2E90尢 2E92巳 2E93幺 2E94彑 2E96忄 2E98扌 2E99攵 2E9B旡 2E9C日 2E9D月 2E9E歺 2E9F母 2EA0民 "
    "2EA1氵 2EA2氺 2EA3灬 2EA4爫 2EA5爫 2EA6丬 2EA7牛 2EA8犭 2EA9王 2EAB目 2EAC示 2EAD礻 2EAF糹 "
    "2EB0纟 2EB1罓 2EB2罒 2EB4冗 2EB6羊 2EB9耂 2EBA肀 2EBB聿 2EBC肉 2EBE艹 2EBF艹 2EC0艹 2EC1虎 "
    "2EC2衤 2EC3覀 2EC4西 2EC5见 2EC6角 2EC8讠 2EC9贝 2ECB车 2ECC辶 2ECD辶 2ECE辶 2ECF阝 2ED0钅 "
    "2ED1長 2ED2镸 2ED3长 2ED4门 2ED6阝 2ED7雨 2ED8青 2ED9韦 2EDA页 2EDB风 2EDC飞 2EDD食 2EDF飠 "
    "2EE0饣 2EE2马 2EE3骨 2EE4鬼 2EE5鱼 2EE6鸟 2EE7卤 2EE8麦 2EE9黄 2EEA黾 2EEB斉 2EEC齐 2EED歯 "
    "2EEE齿 2EEF竜 2EF0龙 2EF1龜 2EF2亀 2EF3龟 "
)
_FOLDED = {chr(int(entry[:4], 16)): entry[4] for entry in _SUPPLEMENT.split()}
_BLOCKS = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))


@cache
def folded(character: str) -> str:
    """
    Return the character that is meant by one of a block of look-alikes, any other as it is.

    >>> [folded(character) for character in "⽣⻓⻔\uf937生（①"]
    ['生', '长', '门', '路', '生', '（', '①']
    """
    code = ord(character)
    if not any(first <= code <= last for first, last in _BLOCKS):
        return character
    return _FOLDED.get(character) or unicodedata.normalize("NFKC", character)
