"""Many documents: read by several processes, each outcome kept, to be gone on with and looked into at any time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from plantext.batch.correcting import correction_notes
from plantext.batch.extracting import Report, Settings, extract_into
from plantext.batch.outcomes import Outcome
from plantext.batch.run import Run, is_run, store_path
from plantext.batch.sources import find
from plantext.batch.store import is_begun, is_outdated, opened
from plantext.batch.supervisor import Limits
from plantext.errors import ExportError, PlantextError
from plantext.inputs import Input

__all__ = [
    "Limits",
    "Outcome",
    "Report",
    "Run",
    "Settings",
    "correction_notes",
    "extract_files",
    "extract_many",
    "find",
    "is_run",
    "open_run",
    "scratch",
    "store_path",
]


def extract_many(
    paths: str | Path | Iterable[str | Path],
    to: str | Path,
    settings: Settings | None = None,
    report: Report | None = None,
    executor: Executor | None = None,
) -> Run:
    """
    Read all documents that paths mean into a run, and return it; what the run already has is not read again.

    `paths` are files, folders, patterns, `@list.txt`, zip archives and addresses (`s3://…`); `to` is a folder, or a
    file that ends in `.sqlite`. Every input gets one outcome, of which `report` is told. Each document is read in a
    process of its own; one that crashes, hangs or takes too much memory fails alone. `executor`, any of
    `concurrent.futures`, lets others do the work: a cluster's (`Client.get_executor()` of dask.distributed), whose
    workers then read the documents for themselves.

    Raises:
        PlantextError: a list of files cannot be read, or the run cannot be written.

    """
    settings = settings or Settings()
    files = find([paths] if isinstance(paths, str | Path) else paths, settings.password)
    return extract_files(files, to, settings, report, executor)


def extract_files(
    files: list[Input],
    to: str | Path,
    settings: Settings | None = None,
    report: Report | None = None,
    executor: Executor | None = None,
) -> Run:
    """
    Read inputs into a run, as `extract_many`.

    Raises:
        PlantextError: the run cannot be written.

    """
    settings = settings or Settings()
    place = store_path(to)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{to} cannot be written: {error.strerror or error}") from None
    is_another = not settings.append and _is_of_others(place, files)
    # A run of other documents is replaced when this one is done, so that a mistyped path costs nothing.
    work = place.with_name(f"{place.name}.next") if is_another else place
    with opened(work, writable=True) as store:
        extract_into(store, files, settings, report, executor)
        has_plans = any(outcome.state in ("ok", "partial") for outcome in store.outcomes())
    if is_another and not has_plans:
        work.unlink()
        raise PlantextError(f"{to}: nothing could be read; the run of other documents that is there stays")
    if is_another:
        work.replace(place)
    return Run(place)


def _is_of_others(place: Path, files: list[Input]) -> bool:
    """Say whether a run holds something, and none of the inputs."""
    if not is_begun(place):
        return False
    with opened(place, writable=is_outdated(place)) as store:  # such a run gets the columns that it lacks
        return store.is_of_others(files)


def open_run(path: str | Path) -> Run:
    """
    Return a run that was made before.

    Raises:
        PlantextError: there is none at this place, or it was made by another version of plantext.

    """
    return Run(path)


def scratch() -> tempfile.TemporaryDirectory[str]:
    """Return a folder for a run that is only on its way to a file."""
    return tempfile.TemporaryDirectory(prefix="plantext-", ignore_cleanup_errors=True)
