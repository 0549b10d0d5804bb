"""A mixed dump made up of data/fixtures and of ordinary news that a seeded generator writes.

python benchmarks/synthetic.py dump.jsonl.gz [--articles 6800] [--relevant 0.025]
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from announce_extract import Article
from announce_extract.read import Failure, read

FIXTURES = Path(__file__).parents[1] / "data" / "fixtures" / "articles"
LENGTH = 3700
"""Characters of an ordinary article, on average."""

PLACES = ("Aldmouth", "Brennick", "Carrow", "Dunvale", "Eastmere", "Farrow", "Harwick", "Kelder")
PEOPLE = ("Amara Okafor", "Birgit Lund", "Carlos Mena", "Dana Whitlock", "Emre Aksoy")
BODIES = (
    "the city council",
    "the health department",
    "the farmers' union",
    "the port authority",
    "the fire service",
    "the national bank",
)
SENTENCES = (
    "{body} said on {day} that work on the bridge at {place} would take {n} more weeks.",
    "{person}, who has lived in {place} for {n} years, said she had never seen such a harvest.",
    "Prices of bread rose by {d} percent in {month}, according to {body}.",
    "The visitors went ahead in the {n}th minute, and {person} made it two before the break.",
    "Rain is expected over {place} until {day}, with winds of up to {n} kilometres an hour.",
    "About {k} people signed a petition against the closure of the library in {place}.",
    "“We were told to wait, and so we waited,” said {person}, a nurse from {place}.",
    "The trial of {person}, accused of taking {k} euros from a charity, opens on {day}.",
    "{body} voted {n} to {m} in favour of a new tramway between {place} and {other}.",
    "A fire in a warehouse near {place} was put out after {n} hours; nobody was hurt.",
    "The novel, her {m}th, follows three sisters who inherit a vineyard above {place}.",
    "Turnout in {place} was {d} percent, {m} points more than four years ago.",
    "The company, which employs {k} people, makes windows, doors and garden furniture.",
    "Critics say that {body} should have acted sooner; {person} declined to comment.",
    "The recipe needs {m} eggs, some flour and an hour of patience.",
    "Trains between {place} and {other} will not run on {day} because of a strike.",
    "Since {year}, {body} has spent {k} million on roads that few people use.",
    "Doctors advise older people to drink enough and to stay indoors at noon.",
)  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August"]


def articles(count: int, relevant: float, seed: int = 1) -> Iterator[Article]:
    """So many articles, of which a share is taken from the fixtures, in any order."""
    chance = random.Random(seed)
    known = fixtures()
    for number in range(count):
        if chance.random() < relevant:
            found = known[chance.randrange(len(known))]
            yield Article(found.text, found.title, found.published, None, f"ai-{number}")
        else:
            yield _ordinary(number, chance)


def fixtures() -> Sequence[Article]:
    """The articles of data/fixtures."""
    return [item for item in read([FIXTURES]) if not isinstance(item, Failure)]


def _ordinary(number: int, chance: random.Random) -> Article:
    size, parts, paragraph = chance.randint(LENGTH // 2, 3 * LENGTH // 2), list[str](), list[str]()
    while size > 0:
        sentence = _sentence(chance)
        paragraph.append(sentence)
        size -= len(sentence)
        if len(paragraph) > 3:
            parts.append(" ".join(paragraph))
            paragraph = []
    parts.append(" ".join(paragraph))
    day = date(2026, 1, 1) + timedelta(days=chance.randrange(200))
    title = _sentence(chance).split(",")[0].rstrip(".")
    return Article("\n\n".join(parts), title, day.isoformat(), None, f"news-{number}")


def _sentence(chance: random.Random) -> str:
    words = chance.choice(SENTENCES).format(
        body=chance.choice(BODIES),
        person=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        other=chance.choice(PLACES),
        day=chance.choice(DAYS),
        month=chance.choice(MONTHS),
        year=chance.randint(1990, 2025),
        n=chance.randint(4, 90),
        m=chance.randint(2, 19),
        d=round(chance.uniform(0.2, 80), 1),
        k=f"{chance.randint(1, 90)},{chance.randint(100, 999)}",
    )
    return words[0].upper() + words[1:]


def line(article: Article) -> str:
    """An article as a line of JSON."""
    fields = {
        "id": article.id,
        "title": article.title,
        "date": article.published,
        "text": article.text,
    }
    return json.dumps(fields, ensure_ascii=False) + "\n"


def write(path: Path, count: int, relevant: float) -> None:
    """Write JSON Lines, compressed if the name says so."""
    packed = path.suffix == ".gz"
    with gzip.open(path, "wt", encoding="utf-8") if packed else path.open("w") as stream:
        stream.writelines(map(line, articles(count, relevant)))


def main() -> None:
    """Write a dump."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--articles", type=int, default=6800)
    parser.add_argument("--relevant", type=float, default=0.025)
    arguments = parser.parse_args()
    write(arguments.path, arguments.articles, arguments.relevant)


if __name__ == "__main__":
    main()
