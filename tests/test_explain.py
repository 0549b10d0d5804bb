from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from announce_extract.article import Article
from announce_extract.cli import app
from announce_extract.explain import USED, Explainer, value_of
from announce_extract.mentions.mention import Amount, Chip, ModelName, Org, Role, When
from announce_extract.pipeline import default_extractor
from announce_extract.schema import Qualifier, TrainingPhase
from tests import fixtures

SHORT = Article("Acme AI released Roadrunner-7B, trained on 512 H100s.", published="2026-03-02")


@pytest.fixture(scope="module")
def explainer() -> Explainer:
    return Explainer()


def test_each_mention_has_its_rule_and_value(explainer: Explainer) -> None:
    (sentence,) = explainer.explain(SHORT).sentences
    assert (sentence.kind, sentence.text) == ("paragraph", SHORT.text)
    found = {(f.kind, f.text): f for f in sentence.found}
    count = found["amount", "512 H100s"]
    assert (count.value, count.used) == ("chip_count 512", True)
    assert count.rule.startswith("quantity/")
    assert str(count) == f"  {USED} amount        “512 H100s”  chip_count 512  [{count.rule}]"
    assert found["model", "Roadrunner-7B"].value == "Roadrunner-7B (7,000,000,000)"
    assert found["phase", "trained"].value == "training"


def test_mentions_stand_in_the_order_of_the_text(explainer: Explainer) -> None:
    (sentence,) = explainer.explain(SHORT).sentences
    places = [SHORT.text.index(found.text) for found in sentence.found]
    assert places == sorted(places)


def test_what_lost_is_told_apart(explainer: Explainer) -> None:
    article = Article(f"{SHORT.text} It does better in chess than Zebra-9B.")
    explanation = explainer.explain(article)
    used = {f.text: f.used for sentence in explanation.sentences for f in sentence.found}
    assert (used["Roadrunner-7B"], used["Zebra-9B"]) == (True, False)
    whys = {s.name.split()[1]: s.why for s in explanation.subjects}
    why = "it is only compared with, or what another was made from"
    assert whys == {"Roadrunner-7B": None, "Zebra-9B": why}
    assert "Zebra-9B  (1 mention)" in explanation.to_text()
    assert f"(no record: {why})" in explanation.to_text()


def test_records_are_shown_with_the_rules_of_their_evidence(explainer: Explainer) -> None:
    explanation = explainer.explain(SHORT)
    (record,) = explanation.records
    text = explanation.to_text()
    assert "## records: 1\n1  " + record.id in text
    for evidence in record.evidence():
        assert f"[{evidence.rule}] “{evidence.text}”" in text


def test_a_refused_article_says_so(explainer: Explainer) -> None:
    explanation = explainer.explain(Article("It rained.", id="rain"))
    assert not explanation.admitted
    assert explanation.to_text().startswith("# rain\noff topic")


@pytest.mark.parametrize("article", fixtures.articles(), ids=lambda article: article.id)
def test_the_records_are_those_of_the_extractor(article: Article, explainer: Explainer) -> None:
    assert list(explainer.explain(article).records) == default_extractor().extract(article)


def test_nothing_moves_the_cursor(explainer: Explainer) -> None:
    article = Article("Acme AI\x1b[2J released\u202e Roadrunner-7B\x07 today.", id="a\rb")
    assert all(line.isprintable() for line in explainer.explain(article).to_text().splitlines())


VALUES = {
    "a range": (
        Amount(Role.CHIPS, 1000, Qualifier.RANGE, 2000),
        "chip_count 1,000 – 2,000 (range)",
    ),
    "one number": (Amount(Role.CHIPS, 8, Qualifier.EXACT), "chip_count 8"),
    "a model": (ModelName("X", "x"), "X"),
    "a mixture of experts": (
        ModelName("X", "x", size=10**9, active=10**8),
        "X (1,000,000,000, 100,000,000 active)",
    ),
    "a listed organisation": (Org("Acme", "lab"), "Acme (lab)"),
    "one found": (Org("Acme", listed=False), "Acme (not listed)"),
    "a class of chips": (Chip("GPU", generic=True), "GPU (a class)"),
    "a date": (When("2026", "year"), "2026"),
    "a phase": (TrainingPhase.PRETRAINING, "pretraining"),
    "a cue": ("claim", "claim"),
}


@pytest.mark.parametrize(("value", "shown"), VALUES.values(), ids=VALUES)
def test_values(value: object, shown: str) -> None:
    assert value_of(value) == shown


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Acme AI released Roadrunner-7B on Tuesday.", encoding="utf-8")
    Path("b.jsonl").write_text('{"text": "It rained.", "id": "b1"}\n{"text": 1\n', "utf-8")
    ran = CliRunner().invoke(app, ["explain", "a.txt", "--published", "2026-03-05"])
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("# a.txt\nparagraph: Acme AI released")
    assert "2026-03-03 (relative)" in ran.stdout
    ran = CliRunner().invoke(app, ["explain", "b.jsonl"])
    assert ran.exit_code == 1
    assert ran.stdout.startswith("# b1\noff topic")
    assert ran.stderr.startswith("b.jsonl:2: broken JSON")
    assert CliRunner().invoke(app, ["explain", "a.txt", "--published", "Tuesday"]).exit_code == 2
    assert CliRunner().invoke(app, ["explain", "a.txt", "--vocabulary", "no"]).exit_code == 2
