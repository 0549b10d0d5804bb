"""The component in spaCy pipelines: alone, beside others, in two processes, and serialised."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from announce_extract import Article, Extractor
from announce_extract.errors import ArticleError, VocabularyError
from tests import fixtures
from tests.test_import import ENVIRONMENT

TEXT = (
    "Acme AI released Roadrunner-7B on Tuesday. It was pre\u2011trained on about 2,000 H100s; "
    "Google helped."
)
CHIP = '[[accelerators]]\nname = "Zephyr"\nvendor = "NVIDIA"\nkind = "npu"\n'
ZEPHYRS = "Northlight Labs released Aurora-2 70B. It was trained on 4,096 Zephyrs."


@pytest.fixture
def nlp() -> Language:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("announce_extract")
    return pipeline


def spans(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans["announce_extract"]]


def test_mentions_and_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert spans(doc) == [
        ("organisation", "Acme AI"),
        ("model", "Roadrunner-7B"),
        ("training_phase", "pre\u2011trained"),
        ("chip_count", "about 2,000 H100s"),
        ("accelerator", "H100s"),
        ("organisation", "Google"),
    ]
    h100 = doc.spans["announce_extract"][4]
    assert (h100.kb_id_, h100.id_) == ("H100", "accelerator/listed")
    (record,) = doc._.announcements
    assert record == Extractor().extract(Article(TEXT))[0]


def test_what_is_known_of_the_article(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.article = {"published": "2026-03-05", "title": "Acme AI shows Roadrunner-7B", "id": "x"}
    (record,) = nlp(doc)._.announcements
    assert (record.document_id, record.announcement_date.value) == ("x", "2026-03-03")
    assert ("announcement_date", "on Tuesday") in spans(doc)
    assert len(spans(doc)) == 7  # what is in the title has no tokens


def test_an_article_that_cannot_be(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.article = {"published": "June"}
    with pytest.raises(ArticleError):
        nlp(doc)


def test_nothing_to_find(nlp: Language) -> None:
    for text in ("", "Nothing here."):
        doc = nlp(text)
        assert spans(doc) == []
        assert doc._.announcements == ()
    assert nlp.make_doc(TEXT)._.announcements == ()


def test_every_fixture_gives_what_the_extractor_gives(nlp: Language) -> None:
    for result in fixtures.results():
        article = result.article
        assert article is not None
        doc = nlp.make_doc(article.text)
        names = ("title", "published", "url", "id")
        doc._.article = {name: getattr(article, name) for name in names}
        assert list(nlp(doc)._.announcements) == list(result.records)


@pytest.mark.parametrize("processes", [1, 2])
def test_in_nlp_pipe(nlp: Language, processes: int) -> None:
    texts = [TEXT, "Nothing here.", ZEPHYRS] * 3
    docs = list(nlp.pipe(texts, n_process=processes, batch_size=2))
    assert [len(doc._.announcements) for doc in docs] == [1, 0, 1] * 3
    assert spans(docs[0]) == spans(nlp(TEXT))


@pytest.mark.skipif("spawn" not in multiprocessing.get_all_start_methods(), reason="no spawn")
def test_in_processes_that_start_from_nothing(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, spacy\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    nlp = spacy.blank('en')\n"
        "    nlp.add_pipe('announce_extract')\n"
        f"    docs = nlp.pipe([{TEXT!r}] * 3, n_process=2)\n"
        "    print([doc._.announcements[0].chip_count.value for doc in docs])\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout == "[2000, 2000, 2000]\n"


def test_beside_other_components() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "DAY", "pattern": "Tuesday"}])  # type: ignore[attr-defined]
    before = nlp(TEXT)
    nlp.add_pipe("announce_extract", before="entity_ruler")
    doc = nlp(TEXT)
    assert [e.text for e in doc.ents] == [e.text for e in before.ents] == ["Tuesday"]
    assert [s.text for s in doc.sents] == [s.text for s in before.sents]
    assert len(doc._.announcements) == 1


@pytest.mark.parametrize(
    "name",
    [n for n in spacy.util.get_installed_models() if n.startswith("en_core_web")]
    or [pytest.param("", marks=pytest.mark.skip(reason="no en_core_web_* pipeline installed"))],
)
def test_beside_trained_pipelines(name: str) -> None:
    nlp = spacy.load(name)
    before = nlp(TEXT)
    nlp.add_pipe("announce_extract")
    for doc in nlp.pipe([TEXT] * 2, n_process=2):
        assert [(e.text, e.label_) for e in doc.ents] == [(e.text, e.label_) for e in before.ents]
        assert [t.tag_ for t in doc] == [t.tag_ for t in before]
        assert doc._.announcements[0].model.name == "Roadrunner-7B"


def with_chip(path: Path) -> Language:
    path.write_text(CHIP, encoding="utf-8")
    nlp = spacy.blank("en")
    nlp.add_pipe("announce_extract", config={"vocabulary": [str(path)], "spans_key": "found"})
    return nlp


def test_it_takes_its_vocabulary_along(tmp_path: Path) -> None:
    path = tmp_path / "chips.toml"
    nlp = with_chip(path)
    nlp.to_disk(tmp_path / "pipeline")
    data = nlp.to_bytes()
    path.unlink()
    loaded = spacy.load(tmp_path / "pipeline")
    again = spacy.blank("en")
    again.add_pipe("announce_extract", config={"spans_key": "found"})
    for pipeline in (loaded, again.from_bytes(data)):
        doc = pipeline(ZEPHYRS)
        assert doc._.announcements[0].accelerator.name == "Zephyr"
        assert ("accelerator", "Zephyrs") in [(s.label_, s.text) for s in doc.spans["found"]]


def test_it_can_be_left_behind(tmp_path: Path) -> None:
    nlp = with_chip(tmp_path / "chips.toml")
    component = nlp.get_pipe("announce_extract")
    empty = component.to_bytes(exclude=["texts"])  # type: ignore[attr-defined]
    assert empty == b"null"
    component.from_bytes(empty)  # type: ignore[attr-defined]
    assert nlp(ZEPHYRS)._.announcements[0].chip_count.value == 4096  # read anew from the file


def test_a_vocabulary_that_is_missing_is_missed_when_it_is_needed() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("announce_extract", config={"vocabulary": ["gone.toml"]})
    with pytest.raises(VocabularyError, match=r"gone\.toml"):
        nlp(TEXT)


def test_docs_are_serialised_with_their_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    for back in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert spans(back) == spans(doc)
        assert back._.announcements == doc._.announcements


def test_pipelines_without_it_pay_nothing_for_it() -> None:
    code = (
        "import sys, spacy; spacy.blank('en').add_pipe('sentencizer');"
        "print([m for m in sys.modules if m.startswith('announce_extract.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout in ("[]\n", "['announce_extract.spacy_component']\n")


def test_importing_the_library_registers_nothing() -> None:
    code = (
        "import announce_extract, spacy; from spacy.tokens import Doc;"
        "print(Doc.has_extension('announcements'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert done.stdout == "False\n"
