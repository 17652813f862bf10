"""
How values of indicators stand beside each other: in the columns of the plan, or in columns that all plans share.

One plan has the columns of its own tables (`2022年现状`, `2025年目标`). So have several, as long as all of them
together have no more than `MOST` such columns. Beyond that no person finds anything any more: then every plan is laid
into the same columns (现状, 近期目标, 远期目标 …), the years stand beside the numbers, and what has no place there is
told in the last column. Nothing is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plantext.columns import Cell
from plantext.export.sheets import Amount, Column, Place
from plantext.workbook.words import Words

MOST = 12

Key = tuple[str, str, str, int]
"""Role, level, year, and which of a table's columns that have these in common: a plan may print two (2025年, 累计)."""


@dataclass(frozen=True, slots=True)
class Said:
    """
    What a cell of a plan says, and whether that is per year or over the whole period.

    `form` is `number`, `wording`, or `none` where the cell holds no more than a mark (`/`). `review` is what a person
    said of it.
    """

    shown: str | Amount
    period: str = ""
    form: str = "number"
    review: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A leaf indicator with what its plan says of it: its own cells by column, its values by role, level and year."""

    fields: Mapping[str, Cell]
    to: Place | None
    values: Mapping[Key, Said]
    near_term: int | None = None
    far_term: int | None = None

    @property
    def target_form(self) -> str:
        """Whether the target is a `number`, a `wording`, or there is `none`."""
        return strongest(said.form for key, said in self.values.items() if key[0] == "target")


def reviewed(said: Iterable[str]) -> str:
    """
    Return what several reviews come to: what was changed counts for more than what was accepted.

    >>> reviewed(["", "accepted", "corrected"]), reviewed([""])
    ('corrected', '')
    """
    return min(said, key=_REVIEWS.index, default="")


_REVIEWS = ("corrected", "added", "accepted", "")


def strongest(forms: Iterable[str]) -> str:
    """
    Return what several cells come to: a number, else a wording, else nothing.

    >>> strongest(["wording", "number"]), strongest([])
    ('number', 'none')
    """
    return min(forms, key=_FORMS.index, default="none")


_FORMS = ("number", "wording", "none")


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of values, and what a leaf has in them."""

    columns: Sequence[Column]
    cells: Callable[[Leaf], Sequence[Cell | Said]]


@dataclass(slots=True)
class Seen:
    """What the leaves of all plans have: which columns, with which periods, and which of the shared columns."""

    plans: int = 0
    periods: dict[Key, set[str]] = field(default_factory=dict)
    shared: set[int] = field(default_factory=set)

    def take(self, leaves: Iterable[Leaf]) -> None:
        """Take the leaves of a plan."""
        self.plans += 1
        for leaf in leaves:
            for key, said in leaf.values.items():
                self.periods.setdefault(key, set()).add(said.period)
            self.shared.update(at for at, cell in enumerate(shared_cells(leaf, Words("en"))) if cell is not None)


def layout(seen: Seen, words: Words) -> Layout:
    """Return the layout that suits all plans: their own columns, or those that all share."""
    return _own(seen, words) if is_own(seen) else _shared(seen, words)


def is_own(seen: Seen) -> bool:
    """Say whether the columns are those of the plans themselves."""
    return seen.plans == 1 or len(seen.periods) <= MOST


_ROLES = ("requirement", "baseline", "attained", "target")
_LEVELS = ("national", "provincial", "")


def _own(seen: Seen, words: Words) -> Layout:
    keys = sorted(seen.periods, key=_order)
    columns = [Column(title(key, seen.periods[key], words), "number", most=24) for key in keys]
    return Layout(columns, lambda leaf: [leaf.values.get(key) for key in keys])


def _order(key: Key) -> tuple[int, int, bool, str, int]:
    role, level, year, nth = key
    return _ROLES.index(role), _LEVELS.index(level), not year, year, nth


def title(key: Key, periods: set[str], words: Words) -> str:
    """
    Return the title of a column.

    >>> title(("target", "", "2025", 0), set(), Words("zh")), title(("target", "", "2025", 0), set(), Words("en"))
    ('2025年目标', 'target 2025')
    >>> title(("target", "", "2025", 1), {"cumulative"}, Words("zh"))
    '2025年目标（累计）'
    """
    role, level, year, nth = key
    counted = (
        "/".join(_PERIODS[words.language][period] for period in sorted(periods) if period) if nth or not year else ""
    )
    more = counted or (str(nth + 1) if nth else "")
    if words.language == "en":
        return " ".join(filter(None, (level, role, year, more and f"({more})")))
    when = f"{year}年" if year.isdecimal() else year
    return f"{when}{words.code(level)}{words.code(role)}{more and f'（{more}）'}"


_PERIODS = {
    "en": {"annual": "annual", "cumulative": "cumulative"},
    "zh": {"annual": "年均", "cumulative": "累计"},
}

_SHARED: tuple[tuple[str, str], ...] = (
    ("national requirement", "国家要求"),
    ("provincial requirement", "省级要求"),
    ("requirement", "要求"),
    ("baseline year", "现状年"),
    ("baseline", "现状"),
    ("attained (national)", "国家达标"),
    ("attained (provincial)", "省级达标"),
    ("attained", "达标"),
    ("near-term year", "近期目标年"),
    ("near-term target", "近期目标"),
    ("far-term year", "远期目标年"),
    ("far-term target", "远期目标"),
    ("other values", "其他数值"),
)


def _shared(seen: Seen, words: Words) -> Layout:
    kept = sorted(seen.shared | {3, 4, 8, 9})
    columns = [Column(words.say(*_SHARED[at]), "number", most=40 if at == len(_SHARED) - 1 else 24) for at in kept]

    def cells(leaf: Leaf) -> Sequence[Cell | Said]:
        row = shared_cells(leaf, words)
        return [row[at] for at in kept]

    return Layout(columns, cells)


def shared_cells(leaf: Leaf, words: Words) -> list[Cell | Said]:
    """
    Return what a leaf has in the columns that all plans share.

    Of several baselines, the last is the present one. Of targets for years that follow each other, the last counts.
    What is left of the targets is the near one and, if there are more, the far one; a plan that says itself which
    years those are is followed.
    """
    row: list[Cell | Said] = [None] * len(_SHARED)
    left = dict(leaf.values)
    for at, (role, level) in enumerate((role, level) for role in ("requirement", "attained") for level in _LEVELS):
        place = at if role == "requirement" else at + 2
        keys = sorted(key for key in left if key[:2] == (role, level) and not key[3])
        if keys:
            row[place] = left.pop(keys[-1])
    baselines = sorted(key for key in left if key[0] == "baseline" and not key[3])
    _put(row, 3, baselines[-1] if baselines else None, left)
    near, far = _terms(leaf)
    _put(row, 8, near, left)
    _put(row, 10, far, left)
    row[12] = "\n".join(_told(key, said, words) for key, said in left.items()) or None
    return row


def _put(row: list[Cell | Said], at: int, key: Key | None, left: dict[Key, Said]) -> None:
    if key is not None:
        row[at] = int(key[2]) if key[2].isdecimal() else key[2] or None
        row[at + 1] = left.pop(key)


def _terms(leaf: Leaf) -> tuple[Key | None, Key | None]:
    """Return the near and the far target of a leaf."""
    targets = sorted(key for key in leaf.values if key[0] == "target" and not key[3])
    dated = {int(key[2]): key for key in targets if key[2].isdecimal()}
    years = [year for year in dated if year + 1 not in dated]
    if not years:
        return (targets[-1] if targets else None), None
    is_far_only = len(years) == 1 and years[0] == leaf.far_term and leaf.near_term is not None
    far = years[-1] if len(years) > 1 or is_far_only else None
    others = [year for year in years if year != far]
    near = leaf.near_term if leaf.near_term in others else next(iter(others), None)
    return (None if near is None else dated[near]), (None if far is None else dated[far])


def _told(key: Key, said: Said, words: Words) -> str:
    shown = said.shown.text if isinstance(said.shown, Amount) else said.shown
    return f"{title(key, {said.period}, words)}{words.say(': ', '：')}{shown}"
