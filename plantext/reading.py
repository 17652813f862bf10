"""Read plans: from a file, from bytes, from a text, and from many files one after the other."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plantext import readers
from plantext.document import Document
from plantext.errors import DocumentError, Kind, PlantextError, expect_text
from plantext.inputs import STDIN, Input, content, expand, standard_input
from plantext.plan import Failure, Plan

_NO_MEMORY = "the file needs more memory than there is; split it"
_XML_NO_MEMORY = 2  # libxml2's code; its message is "unknown error"


def read(path: Path | str, name: str = "", password: str = "") -> Plan:
    """
    Return the plan in a file; `name` stands for it in tables, by default the file's name without its extension.

    A `password` opens a protected PDF file.

    Raises:
        DocumentError: the file cannot be read as a document.

    """
    path = Path(path)
    started = time.perf_counter()
    with _document_errors():
        data = content(path, readers.MAX_BYTES)
        return _plan_of(data, path.name, name or path.stem, path.as_posix(), started, password)


def read_bytes(data: bytes, name: str, password: str = "") -> Plan:
    """
    Return the plan in some bytes; `name` is the name of their file, with its extension if it has one.

    A `password` opens a protected PDF file.

    Raises:
        DocumentError: the bytes cannot be read as a document.

    """
    if not isinstance(data, bytes):
        raise TypeError(f"read_bytes takes bytes, not {type(data).__name__}; for a text there is read_text")
    started = time.perf_counter()
    with _document_errors():
        return _plan_of(data, name, Path(name).stem, name, started, password)


def read_content(data: bytes, file: Input) -> Plan:
    """
    Return the plan in the bytes of an input that somebody else has fetched.

    Raises:
        DocumentError: the bytes cannot be read as a document.

    """
    started = time.perf_counter()
    with _document_errors():
        return _plan_of(data, file.path.rpartition("/")[2], file.name, file.path, started, file.password)


def read_text(text: str, name: str = "text") -> Plan:
    """
    Return the plan in a text that is at hand, such as a dump by another tool.

    Raises:
        DocumentError: the text is empty.

    """
    expect_text(text, "read_text")
    return read_bytes(text.encode("utf-8", "replace"), f"{name}.txt")


def read_each(paths: Iterable[str | Path]) -> Iterator[Plan | Failure]:
    """Read files and folders one after the other; a file that cannot be read gives a `Failure` and stops nothing."""
    for file in expand([paths] if isinstance(paths, str | Path) else paths):
        yield attempt(file)


def attempt(file: Input) -> Plan | Failure:
    """Return the plan of an input, or what is wrong with it."""
    try:
        return read_input(file)
    except DocumentError as error:
        return Failure(file.name, file.path, error.kind, error.message)


def read_input(file: Input) -> Plan:
    """
    Return the plan of an input, which may be standard input.

    Raises:
        DocumentError: it cannot be read as a document.

    """
    if file.path != STDIN:
        return read(file.path, file.name, file.password)
    started = time.perf_counter()
    with _document_errors():
        data = standard_input(readers.MAX_BYTES)
        return _plan_of(data, file.name, file.name, STDIN, started, file.password)


def load(file: Input) -> Document:
    """
    Return the document of an input without looking for records in it.

    Raises:
        DocumentError: it cannot be read as a document.

    """
    with _document_errors():
        if file.path == STDIN:
            return readers.read_bytes(standard_input(readers.MAX_BYTES), file.name, file.password)
        return readers.read_bytes(content(file.path, readers.MAX_BYTES), Path(file.path).name, file.password)


def _plan_of(  # noqa: PLR0913, PLR0917
    data: bytes, file: str, name: str, path: str, started: float, password: str
) -> Plan:
    """Return the plan in the bytes of a file, which is called `name` in tables."""
    sha256 = hashlib.sha256(data).hexdigest()
    document = readers.read_bytes(data, file, password)
    del data  # it may be much, and the text is in the document
    # Imported here: a command that only prints help does not need them.
    from plantext.claims import extract_claims  # noqa: PLC0415
    from plantext.duties import extract_duties  # noqa: PLC0415
    from plantext.indicators import extract_indicators  # noqa: PLC0415
    from plantext.info import extract_info  # noqa: PLC0415
    from plantext.projects import extract_projects  # noqa: PLC0415
    from plantext.sections import extract_sections  # noqa: PLC0415
    from plantext.tables import unread_tables  # noqa: PLC0415
    from plantext.targets import read_targets  # noqa: PLC0415

    indicators = extract_indicators(document)
    projects = extract_projects(document)
    info = extract_info(document)
    duties = extract_duties(document)
    claims = extract_claims(document)
    targets = read_targets(document, info, duties, claims)
    return Plan(
        name=name,
        path=path,
        sha256=sha256,
        document=document,
        info=info,
        sections=tuple(extract_sections(document)),
        indicators=indicators.indicators,
        values=indicators.values,
        targets=targets.targets,
        projects=projects.projects,
        project_totals=projects.totals,
        project_status=projects.status,
        duties=tuple(duties),
        claims=tuple(claims),
        notes=document.notes + indicators.notes + projects.notes + targets.notes + tuple(unread_tables(document)),
        seconds=time.perf_counter() - started,
    )


@contextmanager
def _document_errors() -> Iterator[None]:
    """Let nothing but plantext's own errors out: a bad file must not stop a run over a thousand others."""
    try:
        yield
    except PlantextError as error:
        if getattr(error.__cause__, "code", None) == _XML_NO_MEMORY:
            raise DocumentError(Kind.MEMORY, _NO_MEMORY) from error
        raise
    except MemoryError as error:
        raise DocumentError(Kind.MEMORY, _NO_MEMORY) from error
    except OSError as error:
        message = f"the file cannot be read: {error.strerror or error}"
        raise DocumentError(Kind.NOT_A_DOCUMENT, message) from error
    except Exception as error:
        message = f"a fault in plantext ({type(error).__name__}: {error}); please report it with the file"
        raise DocumentError(Kind.INTERNAL, message) from error
