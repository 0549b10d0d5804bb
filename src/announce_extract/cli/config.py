"""Options from a file: announce-extract.toml in the folder, or the one that --config names.

    quiet = true
    vocabulary = ["mine.toml"]      # for every command that has such an option

    [extract]
    format = "csv"

    [annotate.export]
    format = "doccano"

What the command line says goes first. Paths of vocabulary files are meant from the file's folder.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from announce_extract.errors import AnnounceExtractError

NAME = "announce-extract.toml"
EVERYWHERE = ("quiet", "verbose")
"""Keys of options that stand before the command."""


class ConfigError(AnnounceExtractError, ValueError):
    """A file of options cannot be read, or has an option that there is not."""


def found(named: Path | None) -> Path | None:
    """The file that was named, else the one in this folder if there is one."""
    if named is not None:
        return named
    return Path(NAME) if Path(NAME).is_file() else None


def read(path: Path) -> dict[str, Any]:
    """Read a file; raise `ConfigError` if it cannot be."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def defaults(group: Any, given: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """The values by command and parameter, as commands look them up.

    `group` is the command with its commands. Raises `ConfigError` for what none of them has.
    """
    tables = {key: value for key, value in given.items() if isinstance(value, dict)}
    shared = {k: v for k, v in given.items() if k not in tables and k not in EVERYWHERE}
    unused = set(shared)
    if unknown := set(tables) - set(group.commands):
        raise ConfigError(f"{path}: no command {', '.join(sorted(unknown))}")
    made = _of_group(group, tables, shared, unused, path, "")
    if unused:
        raise ConfigError(f"{path}: no command has an option {', '.join(sorted(unused))}")
    return made


def _of_group(
    group: Any,
    tables: Mapping[str, Any],
    shared: Mapping[str, Any],
    unused: set[str],
    path: Path,
    place: str,
) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, command in group.commands.items():
        here = f"{place}{name}"
        table = tables.get(name, {})
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: {here} must be a table, [{here}]")
        if hasattr(command, "commands"):
            if unknown := set(table) - set(command.commands):
                raise ConfigError(f"{path}: [{here}]: no command {', '.join(sorted(unknown))}")
            made[name] = _of_group(command, table, shared, unused, path, f"{here}.")
        else:
            options = _options(command)
            if unknown := set(table) - set(options):
                known = ", ".join(sorted(options))
                told = ", ".join(sorted(unknown))
                raise ConfigError(f"{path}: [{here}]: no option {told} (known: {known})")
            mine = {key: value for key, value in shared.items() if key in options} | table
            unused -= set(mine)
            made[name] = {options[key]: _placed(key, value, path) for key, value in mine.items()}
    return made


def _options(command: Any) -> dict[str, str]:
    """The names of parameters by the names of their options, "format" for --format."""
    return {
        option.removeprefix("--"): parameter.name
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }


def _placed(key: str, value: Any, path: Path) -> Any:
    """Vocabulary files beside the file of options are found there; other names stay."""
    if key != "vocabulary":
        return value
    names = [value] if isinstance(value, str) else value
    return [str(near) if (near := path.parent / str(n)).is_file() else str(n) for n in names]
