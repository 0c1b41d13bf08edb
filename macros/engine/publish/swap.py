"""In: two folders. Out: each in the place of the other, in one step; exit status 1 where the system has no such step.

`python macros/engine/publish/swap.py .cache/site-next site`: at no moment is there no site.
"""

from __future__ import annotations

import ctypes
import os
import sys

HERE = -100  # Linux: a relative path starts from the working folder
EXCHANGE = 2  # the same number on Linux and macOS


def exchange(one: str, other: str) -> bool:
    """Whether the two folders were exchanged; if not, nothing was changed."""
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        return system.renameat2(HERE, paths[0], HERE, paths[1], EXCHANGE) == 0
    if hasattr(system, "renamex_np"):
        return system.renamex_np(*paths, EXCHANGE) == 0
    return False


if __name__ == "__main__":
    sys.exit(0 if exchange(*sys.argv[1:]) else 1)
