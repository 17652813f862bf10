"""Who reads the documents of a run: this machine's processes, or the workers of a Dask scheduler."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from plantext.errors import PlantextError

if TYPE_CHECKING:
    from concurrent.futures import Executor

_CONNECTED = 20  # seconds


@contextmanager
def of(address: str | None) -> Iterator[Executor | None]:
    """
    Give the executor that hands documents to the workers of a Dask scheduler; none without an address.

    Raises:
        PlantextError: dask.distributed is not installed, or no scheduler with workers answers at the address.

    """
    if address is None:
        yield None
        return
    try:
        import distributed  # noqa: PLC0415
    except ModuleNotFoundError:
        raise PlantextError('--dask needs dask.distributed: pip install "plantext[dask]"') from None
    library: Any = distributed  # it is typed in part only
    try:
        client = library.Client(address, timeout=_CONNECTED)
    except (OSError, ValueError) as error:
        raise PlantextError(f"{address}: no Dask scheduler answers there ({error})") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise PlantextError(f"{address}: the Dask scheduler has no workers; start some, then try again")
        yield client.get_executor(pure=False)
