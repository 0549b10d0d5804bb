"""The extraction as a component of a spaCy pipeline: `nlp.add_pipe("announce_extract")`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from announce_extract.mentions.mention import Mention
    from announce_extract.mentions.reading import Reading
    from announce_extract.pipeline import Extractor
    from announce_extract.schema import Announcement

# spaCy imports this module with every pipeline, also with those that do not have the component:
# what takes long to import is imported in the functions that need it.

NAME = "announce_extract"
FILE = "vocabulary.json"
RECORDS = f"{NAME}.records"
"""The key in `doc.user_data` of the records as JSON, which, unlike objects, can be serialised."""


class AnnouncementComponent:
    """Puts typed mentions into `doc.spans` and records into `doc._.announcements`.

    What is known of the article is told by `doc._.article`, a dict of `title`, `published`, `url`
    and `id`, before the component runs. It needs nothing of other components, and changes nothing
    of theirs.
    """

    def __init__(self, name: str, vocabulary: Sequence[str], spans_key: str) -> None:
        """Read the vocabulary files; those missing are asked for again when the first doc comes.

        They need not be there where a pipeline is loaded, since it brings their texts along.
        """
        self.name = name
        self.spans_key = spans_key
        self._given = tuple(vocabulary)
        self._texts: list[tuple[str, str]] | None = None
        self._extractor: Extractor | None = None
        register_extensions()
        if self._given:
            from announce_extract.errors import VocabularyError
            from announce_extract.vocabulary.loading import text_of

            try:
                self._texts = [text_of(given) for given in self._given]
            except VocabularyError:
                self._texts = None

    def __call__(self, doc: Doc) -> Doc:
        """Read a doc; offsets count in `doc.text`."""
        from announce_extract.article import Article

        extractor = self._ready()
        records: list[Announcement] = []
        spans: list[Span] = []
        for reading in extractor.read(Article(doc.text, **(doc._.article or {}))):
            records += extractor.records(reading, before=len(records))
            spans += _spans(doc, reading)
        doc.spans[self.spans_key] = spans
        doc.user_data[RECORDS] = [record.to_json() for record in records]
        return doc

    def _ready(self) -> Extractor:
        if self._extractor is None:
            from announce_extract.pipeline import Extractor
            from announce_extract.vocabulary.loading import load_texts, text_of

            if self._texts is None:
                self._texts = [text_of(given) for given in self._given]
            self._extractor = Extractor.of(load_texts(self._texts))
        return self._extractor

    def __getstate__(self) -> dict[str, Any]:
        """Leave the extractor behind, which a worker makes anew."""
        return self.__dict__ | {"_extractor": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Be ready in a worker."""
        self.__dict__.update(state)
        register_extensions()

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The texts of the vocabulary files; the rest is in the config."""
        return json.dumps(None if "texts" in exclude else self._texts).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> AnnouncementComponent:
        """Take what `to_bytes` gave."""
        if "texts" not in exclude:
            self._take(json.loads(data))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the texts of the vocabulary files into a folder."""
        folder = Path(path)
        folder.mkdir(exist_ok=True)
        if "texts" not in exclude:
            (folder / FILE).write_text(json.dumps(self._texts), encoding="utf-8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> AnnouncementComponent:
        """Read what `to_disk` wrote."""
        if "texts" not in exclude:
            self._take(json.loads((Path(path) / FILE).read_text(encoding="utf-8")))
        return self

    def _take(self, texts: list[list[str]] | None) -> None:
        self._texts = None if texts is None else [(text, origin) for text, origin in texts]
        self._extractor = None


@Language.factory(
    NAME,
    default_config={"vocabulary": [], "spans_key": NAME},
    assigns=["doc.spans", "doc._.announcements"],
)
def make_component(
    nlp: Language,  # noqa: ARG001, as spaCy calls it
    name: str,
    vocabulary: list[str],
    spans_key: str,
) -> AnnouncementComponent:
    """Make the component; `vocabulary` are files or names, as for `Extractor`."""
    return AnnouncementComponent(name, vocabulary, spans_key)


# spaCy 3.8.2 to 3.8.5 looks at the types themselves and cannot read their names
make_component.__annotations__ |= {
    "nlp": Language, "name": str, "vocabulary": list[str], "spans_key": str,
}  # fmt: skip


def register_extensions() -> None:
    """Give docs their attributes, where they have none of these names yet."""
    if not Doc.has_extension("announcements"):
        Doc.set_extension("announcements", getter=announcements)
    if not Doc.has_extension("article"):
        Doc.set_extension("article", default=None)


def announcements(doc: Doc) -> tuple[Announcement, ...]:
    """The records of a doc that the component has read; none for any other."""
    from announce_extract.schema import Announcement

    return tuple(Announcement.from_json(text) for text in doc.user_data.get(RECORDS, ()))


def _spans(doc: Doc, reading: Reading) -> Iterator[Span]:
    """All mentions in the text, by field, in its order; each covers whole tokens."""
    mentions: list[tuple[str, Mention[object]]] = [
        *(("organisation", m) for m in reading.organisations),
        *(("model", m) for m in reading.models),
        *(("accelerator", m) for m in reading.chips),
        *((str(m.value.role), m) for m in reading.amounts),
        *(("training_phase", m) for m in reading.phases),
        *(("announcement_date", m) for m in reading.dates),
    ]
    for label, m in sorted(mentions, key=lambda pair: (pair[1].start, pair[1].end)):
        quote = reading.page.evidence(m.start, m.end, m.rule)
        if quote.where == "text":
            span = doc.char_span(
                quote.start, quote.end, label, kb_id=_known_as(m.value), alignment_mode="expand"
            )
            if span is not None:
                span.id_ = m.rule
                yield span


def _known_as(value: object) -> str:
    """The canonical name, in the span's `kb_id_`; "" for what has none."""
    from announce_extract.mentions.mention import Chip, ModelName, Org

    return value.name if isinstance(value, Org | ModelName | Chip) else ""
