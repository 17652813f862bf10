"""Which characters take a full square: ideographs and their punctuation; circled numbers are set as digits are."""

from __future__ import annotations

import re
from functools import cache

_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")


@cache
def is_wide(character: str) -> bool:
    """
    Say whether a character takes a full square.

    >>> [is_wide(character) for character in "县，①A1-"]
    [True, True, False, False, False, False]
    """
    return _WIDE.match(character) is not None
