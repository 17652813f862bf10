"""Character recognition: rapidocr with the models that its wheel brings; nothing is fetched from the net."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plantext.errors import DocumentError, Kind
from plantext.readers.pdf.page import Box

if TYPE_CHECKING:
    from plantext.readers.pdf.scans.pictures import Pixels

INSTALL = 'pip install "plantext[ocr]"'


@dataclass(frozen=True, slots=True)
class Sign:
    """A recognised character; `at` (0 to 1) is where its middle lies between the ends of its line."""

    text: str
    at: float
    confidence: float


def is_installed() -> bool:
    """Say whether the extra `ocr` is there; nothing is loaded."""
    return bool(find_spec("rapidocr") and find_spec("onnxruntime"))


class Engine:
    """Finds lines of text in a picture and reads them; made once in a process by `shared_engine`."""

    def __init__(self) -> None:
        from multiprocessing import parent_process  # noqa: PLC0415

        from rapidocr import RapidOCR  # noqa: PLC0415

        # Where files are read by several processes, each has one processor.
        threads = 1 if parent_process() else _processors()
        self._rapid = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.max_side_len": _FINEST_DETECTION,
                "Global.return_word_box": True,
                "EngineConfig.onnxruntime.intra_op_num_threads": threads,
                "Det.model_path": _model("det"),
                "Rec.model_path": _model("rec"),
            }
        )

    def lines(self, grey: Pixels) -> list[Box]:
        """Return the places of the lines of text in a picture."""
        found = self._rapid(_coloured(grey), use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [_around(corners) for corners in boxes]

    def read(self, pictures: Sequence[Pixels]) -> list[list[Sign]]:
        """Return the characters of pictures of one line each."""
        if not pictures:
            return []
        self._rapid.return_word_box = True  # detection without reading may have left it off
        read = self._rapid.recognize_txt([_coloured(picture) for picture in pictures])
        lines = zip(read.txts or (), read.word_results or (), strict=True)
        return [list(_signs(text, words)) for text, words in lines]


@lru_cache(maxsize=1)
def shared_engine() -> Engine:
    """
    Return the process's engine; the first call takes a second.

    Raises:
        DocumentError: the extra is not installed, or its version brings no models.

    """
    if not is_installed():
        raise DocumentError(Kind.SCANNED, f"its pages are pictures; to read them: {INSTALL}")
    return Engine()


def _model(kind: str) -> str:
    """Return the path of a model inside the wheel of rapidocr: named by path, none is looked for elsewhere."""
    spec = find_spec("rapidocr")
    assert spec is not None
    assert spec.origin is not None
    found = sorted((Path(spec.origin).parent / "models").glob(f"*_{kind}_*.onnx"))
    if not found:
        message = f"the installed rapidocr brings no model to read pictures with; to get one: {INSTALL} --upgrade"
        raise DocumentError(Kind.SCANNED, message)
    return str(found[-1])


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _coloured(grey: Pixels) -> Any:
    import cv2  # noqa: PLC0415

    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)


def _around(corners: Any) -> Box:
    return Box(*(float(v) for v in (*corners.min(axis=0), *corners.max(axis=0))))


def _signs(text: str, words: Any) -> Iterator[Sign]:
    """Give the characters of a line; `words` holds the column of the model's output in which each was seen."""
    columns = [column for word in words.word_cols for column in word]
    sure = [confidence for sign, confidence in zip(text, words.confs, strict=False) if not sign.isspace()]
    signs = [sign for sign in text if not sign.isspace()]
    for sign, column, confidence in zip(signs, columns, sure, strict=True):
        yield Sign(sign, (column + 0.5) / words.line_txt_len, min(float(confidence), _SUREST))


_FINEST_DETECTION = 1600
_SUREST = 0.999  # 1 is text that the file itself gives
