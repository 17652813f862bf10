"""What a check has to say, before it is put into words: the facts, and whether they leave a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plantext.auditing.rules import Language, Rule
from plantext.comparisons import Finding

Verdict = Literal["fault", "doubt", "ok"]
"""What a check thinks of what it compared: `doubt` is a fault that may have a good reason."""


@dataclass(frozen=True, slots=True)
class Remark:
    """
    What a rule found at one place.

    `what` is what it is about, as printed; `said` and `found` are what disagrees (or agrees), also as printed; `more`
    is a third fact that a message may name. The words around them stand in `extractors/audit.toml`.
    """

    rule: str
    verdict: Verdict
    what: str
    said: str
    found: str
    source: str
    other_source: str = ""
    more: str = ""


def verdict(agrees: bool, sure: bool = True) -> Verdict:
    """
    Return what to think of a comparison.

    >>> verdict(True), verdict(False), verdict(False, sure=False)
    ('ok', 'fault', 'doubt')
    """
    return "ok" if agrees else "fault" if sure else "doubt"


def finding(remark: Remark, rule: Rule, language: Language) -> Finding:
    """Return a remark as a finding, its message in a language."""
    templates = rule.agreements if remark.verdict == "ok" else rule.messages
    message = templates[language].format(
        what=remark.what, said=remark.said, found=remark.found, more=remark.more, where=remark.other_source
    )
    return Finding(
        rule=remark.rule,
        severity="ok" if remark.verdict == "ok" else rule.severity if remark.verdict == "fault" else rule.doubtful,
        message=message,
        said=remark.said,
        found=remark.found,
        source=remark.source,
        other_source=remark.other_source,
    )
