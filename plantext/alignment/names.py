"""Whether two names mean the same thing: by concept, by name, by a name that is known to stand for it, by likeness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import regex

from plantext.alignment.tokens import tokens, weights
from plantext.comparisons import Match
from plantext.concepts import bare_key, name_key
from plantext.quantities import is_group, ratio
from plantext.vocabulary import word_groups

SURE = 0.72
"""A pair of at least this likeness is taken for the same."""
UNSURE = 0.5
"""A pair of at least this likeness is shown to a person; one below is none."""

_LEAST_SHARED = 0.3
_OTHER = SURE - 0.03  # what is known to be another thing, and may yet have followed it
_NUMBER = regex.compile(r"([0-9]+|[一二三四五六七八九十]+)(号|#|期|标段)")
_RATES = {"%", "‰", "百分点", "个百分点"}


@dataclass(frozen=True)
class Named:
    """A thing with a name: an indicator with its item, unit and concept, or a project with its name alone."""

    name: str
    item: str = ""
    unit: str = ""
    concept: str = ""

    @cached_property
    def keys(self) -> frozenset[str]:
        """The folded names that the cell gives (`林草覆盖率|森林覆盖率`)."""
        return frozenset(name_key(part) for part in self.name.split("|"))

    @cached_property
    def item_key(self) -> str:
        """The folded item, empty where it only says the name again."""
        key = name_key(self.item)
        return "" if key in self.keys else key

    @cached_property
    def scope(self) -> str:
        """The folded class of places that it holds for, whichever of item and name says so: 山区 of 森林覆盖率."""
        if not self.item_key:
            return ""
        return next((name_key(text) for text in (self.item, self.name) if is_group(text)), "")

    @cached_property
    def leaf_keys(self) -> frozenset[str]:
        """The folded names of what is measured, brackets that change nothing left out: the item where there is one."""
        return frozenset(map(bare_key, [self.item_key] if self.item_key else self.keys))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """What likeness is measured on: the item alone, and with the name before it."""
        whole = [bare_key(f"{key}{self.item_key}") for key in sorted(self.keys)]
        return tuple(dict.fromkeys([*sorted(self.leaf_keys), *whole]))


@dataclass(frozen=True, slots=True)
class Sameness:
    """How two things were found to be the same, and how sure that is (0 to 1)."""

    match: Match
    score: float


def same(old: Named, new: Named) -> Sameness | None:
    """
    Return how alike two things are, None where they have nothing to do with each other.

    >>> same(Named("单位GDP能耗", concept="energy"), Named("万元产值能耗", concept="energy"))
    Sameness(match='concept', score=1.0)
    >>> same(Named("水质", item="Ⅲ类比例"), Named("水质", item="Ⅴ类比例")) is None
    True
    """
    return known(old, new) or similar(old, new)


def known(old: Named, new: Named) -> Sameness | None:
    """Return that two things have a concept or a name in common, else None."""
    fits = _units_fit(old.unit, new.unit)
    if old.scope and new.scope and old.scope != new.scope:
        return None
    if old.concept and old.concept == new.concept:
        return Sameness("concept", 1.0 if fits else 0.95)
    if old.keys & new.keys and old.item_key == new.item_key:
        return Sameness("name", 0.99 if fits else 0.9)
    if old.leaf_keys & new.leaf_keys:
        return Sameness("alias", 0.95 if fits else 0.8)
    return None


def similar(old: Named, new: Named) -> Sameness | None:
    """Return how alike the names of two things are that have none in common, None where they are too different."""
    score = max(_likeness(one, other) for one in old.texts for other in new.texts)
    score *= 1.0 if _units_fit(old.unit, new.unit) else 0.6
    if (old.concept and new.concept) or (old.scope and new.scope and old.scope != new.scope):
        score = min(score, _OTHER)
    return Sameness("similar", round(score, 3)) if score >= UNSURE else None


def _likeness(one: str, other: str) -> float:
    shared = _dice(_grams(one), _grams(other))
    if shared < _LEAST_SHARED or _told_apart(one, other):
        return 0.0
    likeness = 0.5 * shared + 0.5 * _weighted(tokens(one), tokens(other))
    return min(likeness, _OTHER) if _other_measure(one, other) else likeness


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _weighted(one: frozenset[str], other: frozenset[str]) -> float:
    weight = weights()
    total = sum(weight.get(word, 1.0) for word in one) + sum(weight.get(word, 1.0) for word in other)
    return 2 * sum(weight.get(word, 1.0) for word in one & other) / total if total else 0.0


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1)) if len(text) > 1 else frozenset({text})


def _told_apart(one: str, other: str) -> bool:
    """Say whether the names hold words or numbers that tell different things (城镇 and 农村, 1号 and 13号)."""
    held = ((_held(group, one), _held(group, other)) for group in _lists("apart"))
    if any(left and right and left != right for left, right in held):
        return True
    left, right = _numbered(one), _numbered(other)
    return any(left[kind] != right[kind] for kind in left.keys() & right.keys())


def _numbered(text: str) -> dict[str, set[str]]:
    """
    Return by kind the numbers that a thing goes by, which are no amounts.

    >>> _numbered("二期3号泵站"), _numbered("新建泵站3座")
    ({'期': {'二'}, '号': {'3'}}, {})
    """
    found: dict[str, set[str]] = {}
    for number, kind in _NUMBER.findall(text):
        found.setdefault(kind.replace("#", "号"), set()).add(number)
    return found


def _other_measure(one: str, other: str) -> bool:
    """Say whether one is a level and the other its change or its share per head: a person has to say what became."""
    return any(bool(_held(group, one)) != bool(_held(group, other)) for group in _lists("both"))


def _held(group: tuple[str, ...], text: str) -> frozenset[str]:
    return frozenset(word for word in group if word in text)


@cache
def _lists(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(name_key, group)) for group in word_groups("alignment.toml", name))


def _units_fit(one: str, other: str) -> bool:
    """Say whether what is measured in one unit may be what is measured in the other; an empty unit fits all."""
    if not one or not other or ratio(one, other) is not None:
        return True
    return one in _RATES and other in _RATES
