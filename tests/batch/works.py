"""Work for the children of a supervisor, good and bad: the first part of the message says which."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Sequence


def _crash() -> None:
    os._exit(9)


def _fault() -> None:
    raise ValueError("odd")


def _hang() -> None:
    time.sleep(600)


def _spin() -> None:
    while True:
        pass


def _hoard() -> None:
    held = []
    while True:
        held.append(bytearray(b"x" * 20_000_000))


def _grab() -> None:
    bytearray(8_000_000_000)


def _print() -> None:
    print("noise")
    os.write(1, b"noise")
    sys.stderr.write("noise")


def _segfault() -> None:
    ctypes.string_at(0)


DEEDS: dict[bytes, Callable[[], None]] = {
    **{b"crash": _crash, b"fault": _fault, b"hang": _hang, b"spin": _spin, b"hoard": _hoard, b"grab": _grab},
    **{b"print": _print, b"segfault": _segfault},
}


def work(parts: Sequence[bytes]) -> Sequence[bytes]:
    DEEDS.get(parts[0], lambda: None)()
    return [parts[0], str(os.getpid()).encode()]
