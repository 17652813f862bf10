"""Where pictures are written: one to a file, all to a page or to a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import regex

from plantext.charts import drawing
from plantext.charts.page import page
from plantext.charts.pictures import Picture, pictures, single
from plantext.counties import Matrix
from plantext.errors import PlaceError
from plantext.export.single import put
from plantext.export.staging import Staging, unwritable
from plantext.inputs import unused

_XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'  # by which some programs know what the file is
SUFFIXES = (".svg", ".png", ".html", ".htm")
# Marks of direction would show a name, and its ending, as another one.
_FORBIDDEN = regex.compile(r'[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*\s]+')
_LONGEST = 60  # characters of a name, of which each may take four bytes


def check_chart(to: str) -> None:
    """
    Refuse a place that a picture cannot be written to, before any work is done.

    Raises:
        PlaceError: it is neither a file of a known suffix nor a folder.
        ExportError: matplotlib is not installed.

    """
    if not _is_folder(to) and Path(to).suffix.lower() not in SUFFIXES:
        places = f"a file that ends in {', '.join(SUFFIXES)}, or into a folder, named with / at its end"
        raise PlaceError(f"{to}: a chart is written to {places}")
    drawing.require()


def write_chart(matrix: Matrix, to: Path | str, indicator: str | Sequence[str] = "", language: str = "en") -> None:
    """
    Write pictures of a comparison, whole or not at all.

    A `.svg` or `.png` file takes one: the indicator named from baseline to target, several of them side by side, or
    without one the heat map. A `.html` file and a folder (named with `/` at its end) take all: the heat map, the
    indicators named or else those that most plans share, and a picture per theme; a folder as SVG and as PNG.

    Raises:
        PlaceError: the place is neither a file of a known suffix nor a folder.
        PlantextError: no plan has the indicator.
        ExportError: matplotlib is not installed, there is nothing to draw, or the place cannot be written to.

    """
    to = str(to)
    check_chart(to)
    indicators = (indicator,) if isinstance(indicator, str) else tuple(indicator)
    indicators = tuple(filter(None, indicators))
    suffix = Path(to).suffix.lower()
    if _is_folder(to):
        _write_folder(Path(to), pictures(matrix, indicators, language))
    elif suffix == ".png":
        put(Path(to), [single(matrix, indicators, language).png()])
    elif suffix == ".svg":
        put(Path(to), [_XML, single(matrix, indicators, language).svg().encode()])
    else:
        put(Path(to), [page(matrix, indicators, language).encode("utf-8", "backslashreplace")])


def file_name(name: str) -> str:
    r"""
    Return a name as every system takes it for a file.

    >>> file_name("indicator-农村供水/山区"), file_name("theme-..\\x"), file_name("theme-\u202egnp")
    ('indicator-农村供水_山区', 'theme-.._x', 'theme-_gnp')
    """
    return _FORBIDDEN.sub("_", name)[:_LONGEST].rstrip(". _")


def _is_folder(to: str) -> bool:
    return to.endswith(("/", os.sep)) or Path(to).is_dir()


def _write_folder(folder: Path, made: Iterable[Picture]) -> None:
    staging = Staging()
    try:
        staging.folder(folder)
        for name, content in _files(made):
            staging.path(folder / name).write_bytes(content)
        staging.commit()
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        staging.discard()


def _files(made: Iterable[Picture]) -> Iterator[tuple[str, bytes]]:
    taken: set[str] = set()
    for picture in made:
        # Names that differ only in capitals are one file on many systems.
        name = unused(file_name(picture.name).lower(), taken)
        yield f"{name}.svg", _XML + picture.svg().encode()
        yield f"{name}.png", picture.png()
