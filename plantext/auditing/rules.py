"""The rules of `extractors/audit.toml`: what is checked, how heavy a finding weighs, and how it is worded."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal, get_args

import regex

from plantext.comparisons import Severity
from plantext.errors import VocabularyError
from plantext.resources import folder
from plantext.vocabulary import load

Language = Literal["en", "zh"]

FILE = "audit.toml"
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note", "ok")
"""From the heaviest to what only says that a check was passed."""

_TEXTS = ("checks_en", "checks_zh", "message_en", "message_zh", "ok_en", "ok_zh")
_KNOWN = {"id", "severity", "doubtful", "on", "tolerance", "yes", "no", *_TEXTS}


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One entry of `extractors/audit.toml`.

    `severity` is that of a finding that leaves no doubt, `doubtful` of one that may have a good reason. `tolerance`
    is the share of a number by which it may be off. `checks` says in each language what is checked; `messages` and
    `agreements` have a template per language. `yes` are small plans in which the rule must find something, `no` those
    in which it must not.
    """

    id: str
    severity: Severity
    doubtful: Severity
    on: bool
    tolerance: Decimal
    checks: Mapping[str, str]
    messages: Mapping[str, str]
    agreements: Mapping[str, str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def rules() -> Mapping[str, Rule]:
    """
    Return all rules by their ids, in the order of the file.

    Raises:
        VocabularyError: with a line for every entry that lacks a key, repeats an id or has an unknown severity.

    """
    data = tomllib.loads((folder("extractors") / FILE).read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = data.get("rule", [])
    faults = [f"{FILE}: rule {entry.get('id', '?')!r}: {fault}" for entry in entries for fault in _faults(entry)]
    ids = Counter(entry.get("id") for entry in entries)
    faults += [f"{FILE}: rule {name!r}: the id stands {count} times" for name, count in ids.items() if count > 1]
    if faults:
        raise VocabularyError("\n".join(faults))
    return {entry["id"]: _rule(entry) for entry in entries}


def words(means: str, text: str) -> bool:
    """
    Say whether a text has a wording of a meaning, `[[word]]` in the file.

    >>> words("met", "已达标"), words("met", "未达标")
    (True, False)
    """
    return any(pattern.search(text) for pattern in _patterns()[means])


def search(means: str, text: str) -> regex.Match[str] | None:
    """Return the first match of a wording of a meaning in a text."""
    return next((match for pattern in _patterns()[means] if (match := pattern.search(text))), None)


def matches(means: str, text: str) -> Iterator[regex.Match[str]]:
    """Give all wordings of a meaning in a text."""
    return (match for pattern in _patterns()[means] for match in pattern.finditer(text))


@cache
def _patterns() -> Mapping[str, tuple[regex.Pattern[str], ...]]:
    found: dict[str, tuple[regex.Pattern[str], ...]] = {}
    for wording in load(FILE, "word"):
        found[wording.means] = (*found.get(wording.means, ()), wording.pattern)
    return found


def _faults(entry: Mapping[str, Any]) -> Iterator[str]:
    needed = ("id", "severity", "checks_en", "checks_zh", "message_en", "message_zh", "yes", "no")
    yield from (f"there is no {key!r}" for key in needed if key not in entry)
    yield from (f"{key!r} is no key of a rule" for key in entry if key not in _KNOWN)
    for key in ("severity", "doubtful"):
        if entry.get(key, "note") not in get_args(Severity):
            yield f"{key} is {entry[key]!r}, not one of {', '.join(SEVERITIES)}"


def _rule(entry: Mapping[str, Any]) -> Rule:
    ok_en, ok_zh = entry.get("ok_en", "{what}: {said}, which agrees"), entry.get("ok_zh", "{what}：{said}，相符")
    return Rule(
        id=entry["id"],
        severity=entry["severity"],
        doubtful=entry.get("doubtful", "note"),
        on=entry.get("on", True),
        tolerance=Decimal(str(entry.get("tolerance", 0))),
        checks={"en": entry["checks_en"], "zh": entry["checks_zh"]},
        messages={"en": entry["message_en"], "zh": entry["message_zh"]},
        agreements={"en": ok_en, "zh": ok_zh},
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
    )
