"""Optional libraries: what to install where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from announce_extract.errors import MissingExtraError


def require(extra: str, *modules: str) -> None:
    """Raise `MissingExtraError` unless all these modules can be imported.

    >>> require("graph", "no_such_module")
    Traceback (most recent call last):
    announce_extract.errors.MissingExtraError: no_such_module is not installed; try: pip install
    'announce-extract[graph]'
    """
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        names = ", ".join(missing)
        are = "is" if len(missing) == 1 else "are"
        raise MissingExtraError(
            f"{names} {are} not installed; try: pip install 'announce-extract[{extra}]'"
        )
