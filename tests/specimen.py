"""One article and its record, written out by hand."""

from __future__ import annotations

from typing import Literal

from announce_extract.article import Article
from announce_extract.schema import (
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Phase,
    Quantity,
    Standing,
    Status,
    TrainingPhase,
)

ARTICLE = Article(
    "Northlight said on 3 March 2026 that it had pre‑trained Aurora‑2, a model of "
    "1.2 trillion parameters,\non 4,096 H100 and H200 chips.",
    title="Northlight pre-trains Aurora-2",
    published="2026-03-04",
    id="specimen",
)


def words(text: str, where: Literal["title", "text"] = "text") -> tuple[Evidence, ...]:
    """The evidence that quotes these words of the article."""
    start = ARTICLE.part(where).index(text)
    end = start + len(text)
    return (Evidence(where=where, start=start, end=end, text=text, rule="by-hand"),)


def name(surface: str, canonical: str = "") -> Name:
    return Name(name=canonical or surface, surface=surface, evidence=words(surface))


RECORD = Announcement(
    id="0123456789abcdef",
    document_id="specimen",
    organisations=(
        Name(
            name="Northlight",
            surface="Northlight",
            ids={"example": "7"},
            evidence=words("Northlight") + words("Northlight", "title"),
        ),
    ),
    model=name("Aurora‑2", "Aurora-2"),
    parameter_count=Quantity(value=1_200_000_000_000, evidence=words("1.2 trillion parameters")),
    accelerators=(name("H100"), name("H200")),
    chip_count=Quantity(value=4096, evidence=words("4,096")),
    announcement_date=PartialDate(
        value="2026-03-03", precision="day", basis="stated", evidence=words("3 March 2026")
    ),
    training_phases=(Phase(value=TrainingPhase.PRETRAINING, evidence=words("pre‑trained")),),
    status=Standing(value=Status.CLAIMED, evidence=words("said")),
)
