"""
A process that has read a plan, and becomes the command `plantext` as often as it is asked to.

For each line of JSON (arguments, folder, environment, the files that are its three streams) it forks a child that runs
the command, and prints the exit status of the child.
"""

from __future__ import annotations

import json
import os
import sys

import plantext
import plantext.cli.command  # `main` loads it only when it is called
from plantext.cli import main


def serve() -> None:
    """Run commands until nobody asks any more."""
    _warm()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            sys.exit(_run(**json.loads(line)))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _warm() -> None:
    plans = [plantext.read(plantext.sample(f"yunxi_{year}.docx")) for year in (2018, 2023)]
    plantext.compare_revisions(*plans)


def _run(arguments: list[str], folder: str, environment: dict[str, str], streams: list[str]) -> int:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    encoding = environment.get("PYTHONIOENCODING", "utf-8")
    sys.stdin, sys.stdout, sys.stderr = (_opened(number, path, encoding) for number, path in enumerate(streams))
    sys.argv = ["plantext", *arguments]
    return main()


def _opened(number: int, path: str, encoding: str) -> object:
    opened = os.open(path, os.O_WRONLY | os.O_APPEND if number else os.O_RDONLY)
    os.dup2(opened, number)
    os.close(opened)
    return open(number, "w" if number else "r", encoding=encoding, closefd=False)


if __name__ == "__main__":
    serve()
