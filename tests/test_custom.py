"""Fields of the user's own, from Python and from a vocabulary file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from announce_extract import Announcement, Article, Extractor
from announce_extract.custom import CustomField
from announce_extract.errors import CustomFieldError
from announce_extract.explain import Explainer

CONTEXT = CustomField(
    "context_length",
    re.compile(r"(\d{1,4})K-token context", re.IGNORECASE),
    lambda match: int(match[1]) * 1024,
)
TWO = Article(
    "Acme AI released Roadrunner-7B, with a 128K\u2011token context. It was trained on 512 H100s. "
    "Acme AI also released Coyote-70B, trained on 2,048 H100s. It has a 32k-token context.",
    title="Roadrunner-7B has a 128K-token context",
)


def said(article: Article, *fields: CustomField) -> dict[str, object]:
    records = Extractor(fields=fields).extract(article)
    for record in records:
        record.verify(article)
    return {r.model.name: r.custom_value("context_length") for r in records if r.model}


def test_each_value_goes_to_the_model_that_is_told_of() -> None:
    assert said(TWO, CONTEXT) == {"Roadrunner-7B": 131072, "Coyote-70B": 32768}


def test_all_places_are_quoted_as_the_article_has_them() -> None:
    record = Extractor(fields=[CONTEXT]).extract(TWO)[0]
    (custom,) = record.custom
    assert [(e.where, e.text, e.rule) for e in custom.evidence] == [
        ("title", "128K-token context", "custom/context_length"),
        ("text", "128K\u2011token context", "custom/context_length"),
    ]


def test_a_value_may_come_before_its_model() -> None:
    article = Article("With a 64K-token context, Roadrunner-7B was released by Acme AI.")
    assert said(article, CONTEXT) == {"Roadrunner-7B": 65536}


def test_in_one_sentence_the_last_told_record_has_it() -> None:
    article = Article(
        "Acme AI released Roadrunner-7B, with a 64K-token context, and Coyote-70B (32K-token "
        "context)."
    )
    assert said(article, CONTEXT) == {"Roadrunner-7B": 65536, "Coyote-70B": 32768}


def test_the_first_value_stays() -> None:
    article = Article("Acme AI released Roadrunner-7B: 64K-token context, later 32K-token context.")
    assert said(article, CONTEXT) == {"Roadrunner-7B": 65536}


def test_none_is_no_value_and_no_record_has_none() -> None:
    none = CustomField("context_length", CONTEXT.pattern, lambda _: None)
    assert said(TWO, none) == {"Roadrunner-7B": None, "Coyote-70B": None}
    assert said(Article("A 128K-token context is long."), CONTEXT) == {}


def test_without_a_function_it_is_the_words() -> None:
    plain = CustomField("context_length", re.compile(r"(?P<value>\d{1,4}K)-token"))
    assert said(TWO, plain)["Roadrunner-7B"] == "128K"
    whole = CustomField("context_length", re.compile(r"\d{1,4}K-token"))
    assert said(TWO, whole)["Roadrunner-7B"] == "128K-token"


def test_a_record_with_custom_values_comes_back() -> None:
    record = Extractor(fields=[CONTEXT]).extract(TWO)[0]
    assert Announcement.from_json(record.to_json()) == record
    assert hash(record) == hash(Announcement.from_json(record.to_json()))


@pytest.mark.parametrize("name", ["Context", "", "chip_count", "model", "a b", "chip_count_max"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(CustomFieldError):
        CustomField(name, CONTEXT.pattern)


TOML = """
[[fields]]
name = "context_length"
pattern = '(?P<value>[\\d,.]{1,9})K-token context'
kind = "number"
scale = 1024

[[fields]]
name = "owner"
pattern = '(?P<value>Acme AI) (?:also )?released'
"""


def test_from_a_vocabulary_file(tmp_path: Path) -> None:
    path = tmp_path / "fields.toml"
    path.write_text(TOML, encoding="utf-8")
    first, second = Extractor([path]).extract(TWO)
    assert {c.name: c.value for c in first.custom} == {"context_length": 131072, "owner": "Acme AI"}
    assert second.custom_value("context_length") == 32768
    told = Explainer([path]).explain(TWO).to_text()
    assert "context_length     131072  [custom/context_length] “128K-token context”" in told


def test_what_is_no_number_is_no_value(tmp_path: Path) -> None:
    path = tmp_path / "fields.toml"
    path.write_text(TOML, encoding="utf-8")
    article = Article(
        "Acme AI released Roadrunner-7B, with a ...K-token context or 1.5K-token context."
    )
    (record,) = Extractor([path]).extract(article)
    assert record.custom_value("context_length") == 1536
