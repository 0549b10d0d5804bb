"""How a command ends: its exit status, and one line for what it was called wrongly with."""

from __future__ import annotations

from collections.abc import Callable

from announce_extract.cli import telling
from announce_extract.cli.streams import TerminatedError
from announce_extract.errors import AnnounceExtractError

BROKEN_PIPE = 141
"""As a shell reports a program that its reader left (128 + SIGPIPE)."""
INTERRUPTED = 130
"""As a shell reports a program that was interrupted (128 + SIGINT)."""
SIGNALLED = 128
"""What a shell adds to the number of the signal that ended a program."""


def guarded(work: Callable[[], int]) -> int:
    """Do the work and give its exit status; 2 where it cannot be done at all."""
    try:
        return work()
    except AnnounceExtractError as error:
        telling.say(f"announce-extract: {error}")
        return 2
    except TerminatedError as error:
        telling.say("announce-extract: terminated")
        return SIGNALLED + error.number
    except KeyboardInterrupt:
        telling.say("announce-extract: interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        telling.say(f"announce-extract: {place}{error.strerror or error}")
        return 2
