"""Find in a text the counts and totals that it states of its own indicators and projects."""

from __future__ import annotations

from dataclasses import replace

import regex

from plantext.claims.parts import Context
from plantext.claims.sentences import Statement, read_sentence


def find_claims(text: str) -> list[Statement]:
    """
    Return what a text claims of its own content, in reading order; offsets count in it.

    >>> [(c.what, int(c.count.value), c.unit) for c in find_claims("规划设22项指标，其中约束性指标9项。")]
    [('指标', 22, '项'), ('约束性指标', 9, '项')]
    >>> [(c.what, str(c.count.value), c.unit) for c in find_claims("谋划项目9个，总投资3亿元，其中近期2亿元。")]
    [('项目', '9', '个'), ('项目·总投资', '3', '亿元'), ('项目·近期·总投资', '2', '亿元')]
    >>> find_claims("到2029年，新建项目20个，培育企业30家。")
    []
    """
    if not _may_claim(text):
        return []
    found: list[Statement] = []
    context = Context()  # what the sentence before has counted; its parts may follow in this one
    for match in _SENTENCE.finditer(text):
        if context == Context() and not (_may_claim(match[0]) and _COUNTED.search(match[0])):
            context = Context(listed=_WORKS.fullmatch(match[0]) is not None)
            continue
        claims, context = read_sentence(match[0], context) if _NUMBER.search(match[0]) else ((), Context())
        found += [_moved(claim, match.start()) for claim in claims]
        if not claims:
            context = Context(listed=_WORKS.fullmatch(match[0]) is not None)
    return found


def _may_claim(text: str) -> bool:
    """Say whether a text counts or sums up indicators or projects at all: most texts do not."""
    named = "项目" in text or "指标" in text or "工程" in text or _SUMMED.search(text) is not None
    return named and _NUMBER.search(text) is not None


def _moved(claim: Statement, by: int) -> Statement:
    count = claim.count
    moved = replace(count, start=count.start + by, end=count.end + by, bound=count.bound + by)
    return replace(claim, start=claim.start + by, end=claim.end + by, count=moved)


_NUMBER = regex.compile(r"[0-9０-９一二两三四五六七八九十百](?:[项个宗类亿]|大?领域|大?方面|大类|大板块|种类|万元)")
_COUNTED = regex.compile(
    r"[0-9０-９一二两三四五六七八九十百][项个宗][^，,。；;：:]{0,24}(?:指标|项目|工程)"
    r"|(?:指标|项目|工程|性)[^，,。；;：:0-9０-９]{0,8}[0-9０-９一二两三四五六七八九十百]++(?:大类|[项个宗类])|指标体系"
    r"|总投资|投资总额|(?:计划|规划|估算|匡算|概算)投资|(?:项目|工程)投资(?:合计|总计|共计)|共需投资"
    r"|(?:指标|项目|工程)[^，,。；;：:]{0,70}(?:类|领域|方面|板块)"
    r"|(?:类|领域|方面|板块)[^，,。；;：:]{0,12}(?:指标|项目|工程)|(?:由|从)[^，,。；;：:]{0,8}[0-9０-９一二两三四五六七八九十百][项个宗]"
)
_SUMMED = regex.compile(r"总投资|投资总额|共需投资|(?:计划|规划|估算|匡算|概算)投资")
_WORKS = regex.compile(
    r"\s*(?:[^、，,。；;（）()]{2,40}(?:工程|项目)(?:[（(][^（）()]{1,40}[）)])?[、，,；;]){1,30}"
    r"[^、，,。；;（）()]{2,40}(?:工程|项目)(?:[（(][^（）()]{1,40}[）)])?等?。"
)
_SENTENCE = regex.compile(r"[^。！？\n]{1,1000}+[。！？]?")  # what is longer has lost its full stops
