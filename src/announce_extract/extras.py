"""Optional libraries: what to install where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from announce_extract.errors import MissingExtraError


@contextmanager
def needing(extra: str, what: str) -> Iterator[None]:
    """Say what to install, where an import inside fails: raises `MissingExtraError`.

    >>> with needing("graph", "a graph"):
    ...     import no_such_module
    Traceback (most recent call last):
    announce_extract.errors.MissingExtraError: a graph needs no_such_module: pip install
    'announce-extract[graph]'
    """
    try:
        yield
    except ImportError as error:
        raise _missing(extra, what, error.name or str(error)) from None


def require(extra: str, what: str, *modules: str) -> None:
    """Raise `MissingExtraError` unless all these modules can be imported."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise _missing(extra, what, ", ".join(missing))


def _missing(extra: str, what: str, names: str) -> MissingExtraError:
    return MissingExtraError(f"{what} needs {names}: pip install 'announce-extract[{extra}]'")
