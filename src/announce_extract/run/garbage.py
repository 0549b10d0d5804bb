"""Python's search for cycles, which takes programs like ours a tenth of the time and finds little.

Records and mentions are no cycles; what there is of them may wait. The vocabulary, a hundred
thousand objects, stays for good and need not be gone through again and again.
"""

from __future__ import annotations

import gc

_NEW = 200_000
"""Objects that are made before a search among them."""


def search_seldom() -> None:
    """Put searches off."""
    gc.set_threshold(_NEW, 20, 20)


def clear() -> None:
    """Search now; what is left after the first time is taken for what stays."""
    gc.collect()
    if not gc.get_freeze_count():
        gc.freeze()
