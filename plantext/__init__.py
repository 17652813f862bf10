"""plantext reads Chinese planning documents into structured records."""

from __future__ import annotations

from plantext.version import __version__

TYPE_CHECKING = False  # as type checkers know it: without importing typing, the command starts faster
if TYPE_CHECKING:
    from typing import Any

    from plantext.auditing import audit
    from plantext.batch import Limits, Outcome, Run, Settings, extract_many, open_run
    from plantext.charts import write_chart
    from plantext.corrections import Contexts, Corrections, apply_corrections, read_corrections
    from plantext.counties import compare_counties
    from plantext.errors import DocumentError, ExportError, Kind, PlantextError, VocabularyError
    from plantext.linking import Link, compare_links, find_links
    from plantext.plan import Failure, Plan
    from plantext.quantities import Quantity, Years, find_quantities, find_years
    from plantext.reading import read, read_bytes, read_each, read_text
    from plantext.report.matrix_files import write_comparison
    from plantext.report.writing import write_changes, write_findings
    from plantext.review import write_review
    from plantext.revisions import Revision, compare_revisions
    from plantext.samples import sample
    from plantext.scoring import read_gold, score
    from plantext.targets import find_targets
    from plantext.terms import find_shared, find_terms
    from plantext.writing import write, write_corrections


__all__ = [
    "Contexts",
    "Corrections",
    "DocumentError",
    "ExportError",
    "Failure",
    "Kind",
    "Limits",
    "Link",
    "Outcome",
    "Plan",
    "PlantextError",
    "Quantity",
    "Revision",
    "Run",
    "Settings",
    "VocabularyError",
    "Years",
    "__version__",
    "apply_corrections",
    "audit",
    "compare_counties",
    "compare_links",
    "compare_revisions",
    "extract_many",
    "find_links",
    "find_quantities",
    "find_shared",
    "find_targets",
    "find_terms",
    "find_years",
    "open_run",
    "read",
    "read_bytes",
    "read_corrections",
    "read_each",
    "read_gold",
    "read_text",
    "sample",
    "score",
    "write",
    "write_changes",
    "write_chart",
    "write_comparison",
    "write_corrections",
    "write_findings",
    "write_review",
]

_HOMES = {
    "plantext.auditing": ("audit",),
    "plantext.batch": ("Limits", "Outcome", "Run", "Settings", "extract_many", "open_run"),
    "plantext.charts": ("write_chart",),
    "plantext.corrections": ("Contexts", "Corrections", "apply_corrections", "read_corrections"),
    "plantext.counties": ("compare_counties",),
    "plantext.errors": ("DocumentError", "ExportError", "Kind", "PlantextError", "VocabularyError"),
    "plantext.linking": ("Link", "compare_links", "find_links"),
    "plantext.plan": ("Failure", "Plan"),
    "plantext.reading": ("read", "read_bytes", "read_each", "read_text"),
    "plantext.quantities": ("Quantity", "Years", "find_quantities", "find_years"),
    "plantext.report.matrix_files": ("write_comparison",),
    "plantext.report.writing": ("write_changes", "write_findings"),
    "plantext.review": ("write_review",),
    "plantext.revisions": ("Revision", "compare_revisions"),
    "plantext.samples": ("sample",),
    "plantext.scoring": ("read_gold", "score"),
    "plantext.targets": ("find_targets",),
    "plantext.terms": ("find_shared", "find_terms"),
    "plantext.writing": ("write", "write_corrections"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `plantext --help` needs none of them."""
    from importlib import import_module  # noqa: PLC0415

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
