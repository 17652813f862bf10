"""`python -m plantext` is the command `plantext`."""

from __future__ import annotations

import sys

from plantext.cli import main

if __name__ == "__main__":
    sys.exit(main())
