"""A hook of the documentation site: what a page takes from elsewhere is put in when it is built.

`<!-- readme: Limits -->` becomes the section of README.md with that heading, `<!-- commands -->`
the reference of the command, generated from the command itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

PLACE = re.compile(r"^<!-- (readme: (?P<section>.+)|commands) -->$", re.MULTILINE)
FENCE = re.compile(r"^```")
HEADING = re.compile(r"^## (.+)$")
LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)]+)\)")
COMMENT = re.compile(r"^<!-- .* -->\n", re.MULTILINE)


class MissingSectionError(LookupError):
    """A page wants a section that README.md does not have."""


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put in what the page takes from elsewhere."""
    return PLACE.sub(_content, markdown)


def _content(place: re.Match[str]) -> str:
    if place["section"] is None:
        return command_reference()
    found = sections(README.read_text(encoding="utf-8"))
    if place["section"] not in found:
        raise MissingSectionError(f"README.md has no section {place['section']!r}")
    text = COMMENT.sub("", found[place["section"]])
    return LINK.sub(r"`\1`", text)  # the site has no sources to lead to


def sections(page: str) -> dict[str, str]:
    """The sections of a page by their headings, without these.

    >>> sections("# A\\n\\n## B\\nb\\n```\\n## no heading\\n```\\n## C\\nc\\n")["B"]
    'b\\n```\\n## no heading\\n```\\n'
    """
    found: dict[str, list[str]] = {}
    here: list[str] = []
    fenced = False
    for line in page.splitlines(keepends=True):
        fenced ^= bool(FENCE.match(line))
        heading = None if fenced else HEADING.match(line)
        if heading:
            here = found.setdefault(heading[1], [])
        else:
            here.append(line)
    return {name: "".join(lines) for name, lines in found.items()}


def command_reference() -> str:
    """Every command with its arguments and options, as it tells them itself."""
    from typer.main import get_command

    from announce_extract.cli import app

    return "\n".join(_described(get_command(app), "announce-extract"))


def _described(command: Any, name: str) -> Iterator[str]:
    yield f"## `{name}`\n"
    yield f"{command.help}\n"
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option"]
    following = ["COMMAND"] if hasattr(command, "commands") else []
    usage = [name, "[OPTIONS]", *following, *map(_usage, arguments)]
    yield f"```text\n{' '.join(usage)}\n```\n"
    if rows := [*map(_argument, arguments), *map(_option, options)]:
        yield "| | | |\n|---|---|---|"
        yield from rows
        yield ""
    for sub in getattr(command, "commands", {}).values():
        yield from _described(sub, f"{name} {sub.name}")


def _usage(parameter: Any) -> str:
    shown = _metavar(parameter)
    return shown if parameter.nargs == 1 or shown.endswith("...") else f"{shown}..."


def _argument(parameter: Any) -> str:
    return f"| `{_metavar(parameter)}` | | {_help(parameter)} |"


def _option(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*parameter.opts, *parameter.secondary_opts))
    return f"| {names} | {_value(parameter)} | {_help(parameter)} |"


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _value(parameter: Any) -> str:
    """What stands after an option: one of some words, or anything of a kind."""
    if parameter.is_flag:
        return ""
    choices = _choices(parameter)
    if choices:
        return " ".join(f"`{choice}`" for choice in choices)
    return f"`{_metavar(parameter)}`"


def _choices(parameter: Any) -> list[str]:
    """The words of an enumeration, however this version of Typer keeps them."""
    kept = getattr(parameter, "type", None) or getattr(parameter, "type_descriptor", None)
    annotation = getattr(kept, "annotation", None)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return [str(getattr(c, "value", c)) for c in getattr(kept, "choices", None) or ()]


def _help(parameter: Any) -> str:
    told = (parameter.help or "").replace("|", "\\|")
    default = parameter.default
    if default in (None, False, (), []) or callable(default):
        return told
    return f"{told} Default: `{getattr(default, 'value', default)}`."
