"""The page: everything put together in one file that asks nothing of the network."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from announce_extract.article import Article
from announce_extract.extras import needing
from announce_extract.report import timeline
from announce_extract.report.disagreement import disagreements
from announce_extract.report.documents import documents
from announce_extract.report.rows import COLUMNS, FILTERS, is_number, labels, rows
from announce_extract.report.totals import totals
from announce_extract.schema import Announcement
from announce_extract.vocabulary import Vocabulary, load

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = "page"
VENDORED = ("vega", "vega-lite", "vega-interpreter")

OPEN_AT_MOST = 30
"""Documents whose text is shown unfolded; with more of them all are folded."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML does not allow, even escaped."""


@dataclass(frozen=True, slots=True)
class Report:
    """A page, and the documents whose articles it could not show."""

    html: str
    problems: tuple[str, ...]


def build_report(
    records: Iterable[Announcement],
    articles: Iterable[Article] = (),
    *,
    vocabulary: Vocabulary | None = None,
    title: str = "AI announcements",
) -> Report:
    """Build the page; `vocabulary` says who makes which accelerator, by default the packaged one.

    An article is shown with the records whose `document_id` is its id.
    """
    found = documents(records, articles)
    table = rows(found)
    environment = _environment()
    assets = _assets()
    vendors = timeline.vendors_of(vocabulary if vocabulary is not None else load())
    html = environment.get_template("report.html.j2").render(
        title=title,
        policy=_policy(assets),
        style=assets["report.css"],
        scripts=[text for name, text in assets.items() if name.endswith(".js")],
        rows=table,
        columns=COLUMNS,
        filters=FILTERS,
        labels=labels(),
        is_number=is_number,
        documents=found,
        unfolded=len(found) <= OPEN_AT_MOST,
        totals=totals(table),
        disagreements=disagreements(table),
        points=timeline.points(table, vendors),
    )
    problems = tuple(f"{d.id or 'document without id'}: {d.problem}" for d in found if d.problem)
    return Report(CONTROL.sub("\ufffd", html), problems)


def _environment() -> Environment:
    with needing("report", "a report"):
        from jinja2 import Environment, PackageLoader, StrictUndefined
    return Environment(
        loader=PackageLoader("announce_extract.report", FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _assets() -> dict[str, str]:
    """The style and the scripts by name, in the order in which they are needed."""
    package = files(__package__)
    found = {"report.css": _text(package / FOLDER / "report.css")}
    for name in VENDORED:
        (script,) = (f for f in (package / "vendor").iterdir() if _is_script_of(f.name, name))
        licence = _text(package / "vendor" / f"{name}.LICENSE")
        found[script.name] = f"/*! {name}\n{licence}*/\n{_text(script)}"
    for name in ("charts.js", "report.js"):
        found[name] = _text(package / FOLDER / name)
    return found


def _is_script_of(file: str, name: str) -> bool:
    return file in {f"{name}.js", f"{name}.min.js"}


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _policy(assets: dict[str, str]) -> str:
    """Only these styles and scripts, by their hashes; no request, no frame, no form, no eval."""
    styles, scripts = (
        " ".join(f"'{_digest(text)}'" for name, text in assets.items() if name.endswith(suffix))
        for suffix in (".css", ".js")
    )
    return (
        f"default-src 'none'; style-src {styles}; script-src {scripts}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
