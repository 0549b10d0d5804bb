"""Options of all commands, which may stand before the command or after it."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

FLAGS = ("--quiet", "-q", "--verbose", "-v")
WITH_VALUE = ("--config",)


class AnywhereGroup(TyperGroup):
    """Takes `announce-extract extract --quiet ...` for `announce-extract --quiet extract ...`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the options of all commands first."""
        return list(super().parse_args(ctx, moved(args)))


def moved(args: list[str]) -> list[str]:
    """Give the arguments with those options in front; what follows "--" stays.

    >>> moved(["extract", "a.txt", "-q", "--config", "b.toml", "--", "--quiet"])
    ['-q', '--config', 'b.toml', 'extract', 'a.txt', '--', '--quiet']
    """
    front: list[str] = []
    others: list[str] = []
    waiting = iter(args)
    for arg in waiting:
        if arg == "--":
            others += [arg, *waiting]
        elif arg in FLAGS or arg.startswith(tuple(f"{name}=" for name in WITH_VALUE)):
            front.append(arg)
        elif arg in WITH_VALUE:
            front += [arg, *(value for value in [next(waiting, None)] if value is not None)]
        else:
            others.append(arg)
    return [*front, *others]
