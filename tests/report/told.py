"""Records written by hand around a text, for the tests of what is made of records."""

from __future__ import annotations

from announce_extract.article import Article
from announce_extract.schema import (
    Announcement,
    Evidence,
    Name,
    PartialDate,
    Qualifier,
    Quantity,
    Standing,
    Status,
)


def words(article: Article, text: str) -> tuple[Evidence, ...]:
    """The evidence that quotes these words of an article's title or text."""
    where = "text" if text in article.text else "title"
    start = article.part(where).index(text)
    end = start + len(text)
    return (
        Evidence.model_validate(
            {"where": where, "start": start, "end": end, "text": text, "rule": "by/hand"}
        ),
    )


def name(article: Article, surface: str) -> Name:
    return Name(name=surface, surface=surface, evidence=words(article, surface))


def told(
    document: str,
    parameters: float,
    *,
    model: str = "Aurora-2",
    qualifier: Qualifier = Qualifier.EXACT,
    chips: int | None = None,
    chip: str = "H100",
    date: str | None = None,
    status: Status = Status.STATED,
) -> tuple[Article, Announcement]:
    """An article in fixed words, and its record."""
    text = f"{model} has {parameters} parameters, trained on {chips} {chip}s. Dated {date}."
    article = Article(text, id=document)
    count = chips and Quantity(value=chips, evidence=words(article, f"{chips} {chip}s"))
    when = date and PartialDate(
        value=date, precision="day", basis="stated", evidence=words(article, date)
    )
    return article, Announcement(
        id=f"{document}-{model}",
        document_id=document,
        model=name(article, model),
        parameter_count=Quantity(
            value=parameters, qualifier=qualifier, evidence=words(article, str(parameters))
        ),
        accelerators=(name(article, chip),),
        chip_count=count or None,
        announcement_date=when or None,
        status=Standing(value=status),
    )
