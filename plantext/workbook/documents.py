"""The sheet of documents: what every file is, what was found in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping

from plantext.columns import COLUMNS, Cell
from plantext.export.sheets import Book, Column, Content, Meaning
from plantext.notes import note_in, problem_in
from plantext.plan import Failure, Plan
from plantext.workbook.records import record_columns
from plantext.workbook.texts import Sources
from plantext.workbook.words import Words

COUNTED = {
    "indicator_count": "indicators",
    "value_count": "values",
    "target_count": "targets",
    "project_count": "projects",
    "duty_count": "duties",
}
_FIRST = (
    *("doc", "state", "problem", "title", "region", "region_code", "plan_type", "status"),
    *("period_start", "period_end", "base_year", "near_term", "far_term"),
    *(*COUNTED, "finding_count", "reader_notes"),
)
_LAST = ("format", "pages", "characters", "sha256", "path")
_MEANINGS: dict[str, Meaning] = {"failed": "worse", "partial": "unsure", "skipped": "muted"}


class Documents:
    """The sheet of documents; `states` says how many there are of each state."""

    def __init__(self, book: Book, words: Words, timings: bool) -> None:
        placed = {*_FIRST, *_LAST, *(() if timings else ("seconds",))}
        self.columns = (*_FIRST, *(name for name in COLUMNS["documents"] if name not in placed), *_LAST)
        self._words, self._timings = words, timings
        self.sheet = book.sheet(words.sheet("documents"), _columns(self.columns, words))
        self.states: dict[str, int] = {}

    def add(self, plan: Plan, sources: Sources, findings: int, problem: str = "") -> None:
        """Write the row of a plan; `problem` is one that it has besides those of its reading."""
        row = dict(zip(COLUMNS["documents"], plan.rows("documents")[0], strict=True))
        counts = {name: len(getattr(plan, table)) for name, table in COUNTED.items()}
        problem = self._words.say("; ", "；").join(filter(None, (*map(self._problem, plan.faults), problem)))
        notes = "\n".join(note_in(note, self._words.language) for note in plan.notes)
        row["status"] = plan.info.status.replace("|", "、")
        state = "partial" if problem or notes else "ok"
        told: dict[str, Cell] = {"problem": problem, "finding_count": findings, "reader_notes": notes, **counts}
        to = sources.first
        self._write(state, row | told, None if to is None else Content(plan.name, to=to))

    def add_failure(self, failure: Failure) -> None:
        """Write the row of a file that could not be read."""
        self._write("failed", {"doc": failure.name, "path": failure.path, "problem": self._problem(failure)})

    def add_copy(self, name: str, path: str, of: str) -> None:
        """Write the row of a file that has the content of another one."""
        same = self._words.say(f"the same content as {of}", f"与 {of} 内容相同")
        self._write("skipped", {"doc": name, "path": path, "problem": same})

    def _write(self, state: str, row: Mapping[str, Cell], doc: Content | None = None) -> None:
        self.states[state] = self.states.get(state, 0) + 1
        cells: dict[str, Cell | Content] = {name: self._words.cell(name, cell) for name, cell in row.items()}
        cells["state"] = Content(self._words.code(state), _MEANINGS.get(state, ""))
        if doc is not None:
            cells["doc"] = doc
        self.sheet.add([cells.get(name) for name in self.columns])

    def _problem(self, fault: Failure) -> str:
        return problem_in(fault.kind.value, fault.message, self._words.language)


def _columns(names: tuple[str, ...], words: Words) -> list[Column]:
    most = {"problem": 44, "reader_notes": 44}
    columns = record_columns("documents", names, words)
    return [
        Column(column.title, column.kind, most.get(name, column.most))
        for name, column in zip(names, columns, strict=True)
    ]
