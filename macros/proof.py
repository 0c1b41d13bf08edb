"""In: the checkout. Out: every fault of its data, code and pages on standard output, without building the site."""

import sys
from pathlib import Path

from macros import site
from macros.faults import Faults, counted


def main() -> int:
    """Exit status: 0 where nothing is wrong, 1 where something is."""
    try:
        found = site.prepare(Path(__file__).resolve().parents[1])
    except Faults as error:
        print(error)
        print(counted(len(error.faults), "fault"))
        return 1
    counts = {"dataset": found.data, "item": found.registry.items(), "page": found.pages}
    print(f"no faults: {', '.join(counted(len(of), what) for what, of in counts.items())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
