"""What the rows of tables were called before a person called them otherwise: values follow their indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plantext.corrections.folding import folded
from plantext.corrections.model import Correction
from plantext.corrections.setting import left

Words = tuple[str, str, str]
"""The number, the name and the sub-item of a row, folded."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words that stand in a row, by those that corrections of indicators have given it."""

    former: Mapping[Words, Words] = field(default_factory=dict)

    @classmethod
    def of(cls, corrections: Iterable[Correction]) -> Names:
        """Return what corrections tell of the names of indicators; one may be of what another has left."""
        found: dict[Words, Words] = {}
        for each in corrections:
            if each.table == "indicators" and each.action == "correct":
                now, before = _words(left(each)), _words(each.was)
                if now != before:
                    found[now] = found.get(before, before)
        return cls(found)

    def printed(self, number: str, name: str, item: str) -> Words:
        """Return the words that stand in the row which is called so now."""
        words = (folded(number), folded(name), folded(item))
        return self.former.get(words, words)


def _words(fields: Mapping[str, str]) -> Words:
    return folded(fields.get("number", "")), folded(fields.get("name", "")), folded(fields.get("item", ""))
