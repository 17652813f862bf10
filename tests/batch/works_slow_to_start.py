"""Work whose module takes its time: what a child does before its first task on a busy machine."""

import time
from collections.abc import Sequence

time.sleep(1.5)


def work(parts: Sequence[bytes]) -> Sequence[bytes]:
    return parts
