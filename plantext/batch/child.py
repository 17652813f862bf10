"""
The child process that does the work: it says that it is ready, then one message in, one message out, until its parent
ends it.

Started as `python -m plantext.batch.child MODULE:FUNCTION SECONDS BYTES`. The function takes the parts of a message and
returns those of the answer.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import IO

from plantext.batch.pipes import Parts, receive, send

READY, ANSWER, FAULT, NO_MEMORY = b"ready", b"answer", b"fault", b"memory"
"""
The first part of what a child says: that it has started, an answer, the traceback of a fault in the function, or that
memory ran out.
"""

_GRACE = 10  # seconds after the deadline at which a child whose parent has gone ends itself
_LOOK = 1.0  # seconds between two looks at who the parent is


def main(arguments: list[str]) -> None:
    """Answer messages until the parent closes the pipe."""
    source, sink = _own_streams()
    name, seconds, memory = arguments[0], float(arguments[1]), int(arguments[2])
    _die_with_parent()
    _cap_memory(memory)
    work = _function(name)
    send(sink, (READY,))
    with os.fdopen(os.open(os.devnull, os.O_WRONLY), "w") as nowhere:
        while (parts := receive(source)) is not None:
            # Ends the process even where no Python code runs any more: the last defence, if nobody watches.
            faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=nowhere)
            send(sink, _answer(work, parts))
            faulthandler.cancel_dump_traceback_later()


def _own_streams() -> tuple[IO[bytes], IO[bytes]]:
    """Keep the pipes for messages: what a library prints, or reads, goes nowhere."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    return source, sink


def _answer(work: Callable[[Parts], Parts], parts: Parts) -> Parts:
    try:
        return (ANSWER, *work(parts))
    except MemoryError:
        return (NO_MEMORY,)
    except Exception:
        return (FAULT, traceback.format_exc().encode("utf-8", "replace"))


def _function(name: str) -> Callable[[Parts], Parts]:
    module, _, function = name.partition(":")
    found: Callable[[Parts], Parts] = getattr(import_module(module), function)
    return found


def _die_with_parent() -> None:
    """
    End the child soon after its parent was killed, which leaves it to another one.

    Linux can do that by itself, but counts the thread that started the child as its parent.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _cap_memory(limit: int) -> None:
    """Let what asks for more memory fail at once, where the system can; the parent watches the rest."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


if __name__ == "__main__":
    main(sys.argv[1:])
