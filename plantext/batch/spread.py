"""A run spread over any `concurrent.futures.Executor`: groups of documents, each still read in a supervised child."""

from __future__ import annotations

import queue
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import replace
from itertools import islice

from plantext.batch.outcomes import Result
from plantext.batch.supervisor import Limits, Supervisor
from plantext.batch.tasks import WORK, Task, look_at, message, result, unopened
from plantext.errors import DocumentError

GROUP = 16
"""So many documents go to a worker at a time: the engine's own work per task is spread over them."""

_IN_FLIGHT = 256  # groups that are submitted and not done; an executor takes what it is given, however much

_idle: dict[Limits, queue.SimpleQueue[Supervisor[Task]]] = {}


def spread(tasks: Iterable[Task], executor: Executor, limits: Limits) -> Iterator[Result]:
    """
    Yield the results of tasks as they come in.

    A group whose worker was lost is done again, here if the executor fails with it a second time.
    """
    left = iter(tasks)
    running: dict[Future[list[Result]], list[Task]] = {}
    try:
        while group := list(islice(left, GROUP)):
            running[executor.submit(read_group, group, limits)] = group
            if len(running) >= _IN_FLIGHT:
                yield from _done(running, executor, limits)
        while running:
            yield from _done(running, executor, limits)
    finally:
        _end_idle()


def _done(running: dict[Future[list[Result]], list[Task]], executor: Executor, limits: Limits) -> Iterator[Result]:
    finished, _ = wait(running, return_when=FIRST_COMPLETED)
    for future in finished:
        group = running.pop(future)
        yield from future.result() if future.exception() is None else _again(group, executor, limits)


def _again(group: list[Task], executor: Executor, limits: Limits) -> list[Result]:
    try:
        return executor.submit(read_group, group, limits).result()
    except Exception:  # of every engine its own; a process pool with a dead worker takes nothing any more
        return read_group(group, limits)


def read_group(group: list[Task], limits: Limits) -> list[Result]:
    """Read documents one after the other; called in a worker, which keeps its child for the next group."""
    idle = _idle.setdefault(limits, queue.SimpleQueue())
    try:
        supervisor = idle.get_nowait()
    except queue.Empty:
        supervisor = Supervisor(WORK, 1, limits)
    found: list[Result] = []
    try:
        ready = list(_looked_at(group, found))
        found += [result(task, answer) for task, answer in supervisor.run(ready, message)]
    finally:
        idle.put(supervisor)
    return found


def _end_idle() -> None:
    """End the children that groups have left in this process: those of its threads, or of what was done again here."""
    while _idle:
        _, idle = _idle.popitem()
        while not idle.empty():
            idle.get_nowait().__exit__()


def _looked_at(group: list[Task], unopened_: list[Result]) -> Iterator[Task]:
    for task in group:
        try:
            yield task if task.sha256 else replace(look_at(task.file), corrections=task.corrections)
        except DocumentError as error:
            unopened_.append(unopened(task.file, error))
