"""Messages over a pipe: a number of parts, each with its length before it."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import IO

Parts = Sequence[bytes]

_COUNT, _LENGTH = struct.Struct(">I"), struct.Struct(">Q")


def send(stream: IO[bytes], parts: Parts) -> None:
    """
    Write a message, at once.

    Raises:
        OSError: nobody reads any more.

    """
    pieces = [_COUNT.pack(len(parts))]
    for part in parts:
        pieces += (_LENGTH.pack(len(part)), part)
    stream.write(b"".join(pieces))
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes] | None:
    """
    Return the next message, None where the other side has ended before it was whole.

    >>> import io
    >>> pipe = io.BytesIO()
    >>> send(pipe, [b"a", b""])
    >>> receive(io.BytesIO(pipe.getvalue())), receive(io.BytesIO(pipe.getvalue()[:-1])), receive(io.BytesIO())
    ([b'a', b''], None, None)
    """
    head = stream.read(_COUNT.size)
    if len(head) < _COUNT.size:
        return None
    parts = []
    for _ in range(_COUNT.unpack(head)[0]):
        length = stream.read(_LENGTH.size)
        if len(length) < _LENGTH.size:
            return None
        part = stream.read(_LENGTH.unpack(length)[0])
        if len(part) < _LENGTH.unpack(length)[0]:
            return None
        parts.append(part)
    return parts
