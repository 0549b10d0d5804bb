"""Blocks of a page: title, headings, paragraphs, list items, table rows, boilerplate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from announce_extract.patterns import compiled


class Kind(StrEnum):
    """What a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A half-open span of the page that belongs together."""

    start: int
    end: int
    kind: Kind
    after_blank: bool = False


_ITEM = compiled(r"\s*(?:[-*•●▪]|\d{1,2}[.)])\s+\S")
_ROW = compiled(r"[^|\n]*\|[^|\n]*\|?[^\n]*")
_RULE = compiled(r"[\s|:=-]+")
# matches "3 min read", "Share", "Image credit: X"; not a sentence about reading or sharing
_BOILERPLATE = compiled(
    r"""\s*(?: .{0,90}\b\d+\s?min(?:ute)?s?\ read\b.{0,40}
      | (?:image|photo)\ credits?\b.{0,120} | (?:credits?|image|photo|illustration):\ .{0,120} | \(image\ credit:.{0,80}
      | (?:share|listen|transcript|advertisement|loading.{0,3}|table\ of\ contents|read\ more|sign\ up|
           subscribe|related(?:\ (?:articles|posts|stories|links))?|about\ our\ ads|download|embed)[:.]?
      | (?:tags?|topics?|filed\ under|categories)\s?:.{0,200}
      | (?:©|copyright\b).{0,160} )\s*"""
)
_TERMINAL = ".!?:;\"')"


def blocks_of(text: str, *, title_end: int) -> tuple[Block, ...]:
    """Cut the page into blocks; hard-wrapped lines of one paragraph become one block."""
    lines = _lines(text, title_end)
    joined: list[Block] = []
    for block in lines:
        last = joined[-1] if joined else None
        if last and not block.after_blank and _continues(text, last, block):
            joined[-1] = replace(last, end=block.end)
        else:
            joined.append(block)
    return tuple(_headed(text, joined))


# "```python", and as the marks look once quotes are made alike
_FENCE = compiled(r"\s*(?:'''|```|~~~)\s?[\w+-]*\s*")
_CODE = 200
"""Lines; what is fenced longer is a page between two quotes."""


def _fenced(lines: list[str]) -> set[int]:
    """The numbers of the lines of code, fences included; a fence that nothing closes begins none."""
    code: set[int] = set()
    opened: int | None = None
    for i, line in enumerate(lines):
        if not _FENCE.fullmatch(line):
            continue
        if opened is not None and i - opened <= _CODE:
            code.update(range(opened, i + 1))
            opened = None
        else:
            opened = i
    return code


def _lines(text: str, title_end: int) -> list[Block]:
    found: list[Block] = []
    blank, at = True, 0
    lines = text.split("\n")
    code = _fenced(lines)
    for i, line in enumerate(lines):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            blank = True
            continue
        kind = Kind.BOILERPLATE if i in code else _kind(line, end <= title_end)
        found.append(Block(start, end, kind, blank))
        blank = False
    return found


def _kind(line: str, is_title: bool) -> Kind:
    if is_title:
        return Kind.TITLE
    if len(line) < 260 and _BOILERPLATE.fullmatch(line):
        return Kind.BOILERPLATE
    if _RULE.fullmatch(line):
        return Kind.BOILERPLATE
    if line.count("|") >= 1 and _ROW.fullmatch(line):
        return Kind.ROW
    return Kind.ITEM if _ITEM.match(line) else Kind.PARAGRAPH


def _continues(text: str, last: Block, block: Block) -> bool:
    if block.kind is not Kind.PARAGRAPH or last.kind not in {Kind.PARAGRAPH, Kind.ITEM}:
        return False
    ending, beginning = text[last.start : last.end].rstrip(), text[block.start : block.end].lstrip()
    if ending[-1:] in _TERMINAL:
        return False
    return (
        beginning[:1].islower()
        or ending.endswith((",", "-"))
        or ("\n" in ending and len(ending) - ending.rfind("\n") > 40)
    )


def _headed(text: str, blocks: list[Block]) -> list[Block]:
    """Short lines without a full stop, before something longer, are headings."""
    out = []
    for i, block in enumerate(blocks):
        words = text[block.start : block.end].strip()
        follows = i + 1 < len(blocks)
        if (
            block.kind is Kind.PARAGRAPH
            and follows
            and len(words) <= 90
            and words[-1] not in ".!?;,"
            and "\n" not in words
        ):
            block = replace(block, kind=Kind.HEADING)  # noqa: PLW2901
        out.append(block)
    return out
