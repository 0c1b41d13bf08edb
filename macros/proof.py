"""In: the checkout. Out: every fault of its data, code and pages on standard output, without building the site."""

import sys
from pathlib import Path

from macros import site
from macros.faults import Faults


def main() -> int:
    """Exit status: 0 where nothing is wrong, 1 where something is."""
    try:
        found = site.prepare(Path(__file__).resolve().parents[1])
    except Faults as error:
        print(error)
        print(f"{len(error.faults)} faults")
        return 1
    print(f"no faults: {len(found.data)} datasets, {len(found.registry.items())} items, {len(found.pages)} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
