"""Made-up stories of one announcement each, and what is to be read from them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.pipeline import Extractor
from announce_extract.schema import Announcement
from announce_extract.schema.row import Row
from tests.fixtures import articles

FIXTURES = articles()


class Told(NamedTuple):
    """What a story tells."""

    organisation: str
    model: str
    parameters: int
    chips: int
    accelerator: str
    date: str


class Story(NamedTuple):
    """One announcement: how it is told, and in one line of a list."""

    told: Told

    @property
    def text(self) -> str:
        who, model, size, chips, chip, date = self.told
        month, day = int(date[5:7]), int(date[8:])
        return (
            f"{who} released {model} on {MONTHS[month - 1]} {day}, {date[:4]}. "
            f"{model} has {size // 10**9} billion parameters and was trained on {chips:,} {chip}s."
        )

    @property
    def line(self) -> str:
        _, model, size, chips, chip, _ = self.told
        size //= 10**9
        return f"{model} has {size} billion parameters and was trained on {chips:,} {chip}s."


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September")

WHO = ("Larkspur AI", "Quillon Labs", "Northlight AI", "Pinecrest Research", "Fonderia AI")
MODELS = ("Brindle-7B", "Corvid-13B", "Dunlin-70B", "Egret-34B", "Fulmar-180B")
SIZES = (7, 13, 70, 34, 180)
CHIPS = ("H100", "A100", "H200", "B200", "MI300X")


@st.composite
def stories(draw: st.DrawFn, least: int = 1, most: int = 1) -> list[Story]:
    """Stories that have nothing in common."""
    count = draw(st.integers(least, most))
    who, models, chips = (
        draw(st.permutations(range(5))),
        draw(st.permutations(range(5))),
        draw(st.permutations(range(5))),
    )
    counts = draw(st.lists(st.integers(2, 60_000), min_size=count, max_size=count, unique=True))
    days = draw(
        st.lists(
            st.tuples(st.integers(1, 9), st.integers(1, 28)),
            min_size=count,
            max_size=count,
            unique=True,
        )
    )
    return [
        Story(
            Told(
                WHO[who[i]],
                MODELS[models[i]],
                SIZES[models[i]] * 10**9,
                counts[i],
                CHIPS[chips[i]],
                f"2026-{days[i][0]:02}-{days[i][1]:02}",
            )
        )
        for i in range(count)
    ]


UNGATED = Extractor(gate=False)


def records(article: Article) -> list[Announcement]:
    """The records, the gate left out."""
    return UNGATED.extract(article)


def rows(article: Article) -> list[Row]:
    """The values of the records of an article, whose quotations are checked on the way."""
    found = records(article)
    for record in found:
        record.verify(article)
    return [
        {name: cell for name, cell in record.to_row().items() if name not in {"id", "document_id"}}
        for record in found
    ]


def told(record: Announcement) -> Told | None:
    """What a record says, if it says all that a story tells."""
    who, model, size = record.organisation, record.model, record.parameter_count
    chip, chips, when = record.accelerator, record.chip_count, record.announcement_date
    if not (who and model and size and chip and chips and when):
        return None
    return Told(who.name, model.name, int(size.value), int(chips.value), chip.name, when.value)
