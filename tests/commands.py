"""
The command `plantext` in processes of its own.

Most of the time that a short command takes is its start: modules, and the patterns of the rules. Where the system can,
`call` lets a process that has all that become the command. The tests of streams and of signals start from nothing.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from typing import IO, cast

SECONDS = 120
"""What a command may take; on a busy machine it takes many times as long as on another one."""

Done = subprocess.CompletedProcess


def start(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, joined: bool = False, **env: str
) -> Done[bytes]:
    """Run a command in a new interpreter, in a folder and with changes to the environment."""
    line = [sys.executable, "-m", "plantext", *map(str, arguments)]
    err = subprocess.STDOUT if joined else subprocess.PIPE
    streams = {"input": stdin, "stdout": subprocess.PIPE, "stderr": err}
    return subprocess.run(line, **streams, check=False, cwd=cwd, env=_environment(env), timeout=SECONDS)


def call(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, joined: bool = False, **env: str
) -> Done[bytes]:
    """Run a command in a process that has all it needs; `joined`: both streams of output are one."""
    if not hasattr(os, "fork"):
        return start(*arguments, stdin=stdin, cwd=cwd, joined=joined, **env)
    with tempfile.TemporaryDirectory() as folder:
        given, out, err = (Path(folder) / name for name in ("in", "out", "out" if joined else "err"))
        for path, data in ((given, stdin), (out, b""), (err, b"")):
            path.write_bytes(data)
        words = [str(each) for each in arguments]
        asked = {"arguments": words, "folder": str(cwd or Path.cwd()), "environment": _environment(env)}
        status = _status(_server(), {**asked, "streams": [str(given), str(out), str(err)]})
        return Done(words, status, out.read_bytes(), None if joined else err.read_bytes())


def call_text(
    *arguments: object, stdin: bytes = b"", cwd: Path | None = None, joined: bool = False, **env: str
) -> Done[str]:
    """Run a command as `call` does; what it prints is text."""
    done = call(*arguments, stdin=stdin, cwd=cwd, joined=joined, **env)
    return Done(done.args, done.returncode, done.stdout.decode(), (done.stderr or b"").decode())


def _environment(changes: Mapping[str, str]) -> dict[str, str]:
    # A pipe on a Western server and a console in China must both work, whatever the machine of the tests says.
    path = os.pathsep.join(filter(None, sys.path))
    return {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": path, **changes}


@cache
def _server() -> subprocess.Popen[bytes]:
    line = [sys.executable, str(Path(__file__).with_name("forking.py"))]
    server = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=_environment({}))
    atexit.register(server.kill)
    return server


def _status(server: subprocess.Popen[bytes], asked: Mapping[str, object]) -> int:
    said, told = cast(IO[bytes], server.stdin), cast(IO[bytes], server.stdout)
    said.write(json.dumps(asked).encode() + b"\n")
    said.flush()
    with DefaultSelector() as selector:
        selector.register(told, EVENT_READ)
        if not selector.select(SECONDS):
            server.kill()
            _server.cache_clear()
            raise TimeoutError(f"not done in {SECONDS} s: {asked['arguments']}")
    return int(told.readline())
