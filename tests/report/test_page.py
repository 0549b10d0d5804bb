"""The page as a text: what is in it, and that nothing in it was let through."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from announce_extract.article import Article
from announce_extract.errors import MissingExtraError
from announce_extract.report import build_report
from announce_extract.report.timeline import NO_CHIP, NO_VENDOR, vendor
from announce_extract.schema import Announcement
from tests.report.told import name, told
from tests.specimen import ARTICLE, RECORD


class Elements(HTMLParser):
    """All elements of a page with their attributes, and the texts of some."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._inside = tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._inside, data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page() -> Elements:
    return Elements(build_report([RECORD], [ARTICLE]).html)


def test_every_value_leads_to_its_words(page: Elements) -> None:
    anchors = {a["id"] for a in page.of("mark") if "id" in a}
    links = [a for a in page.of("a") if "value" in str(a.get("class"))]
    assert {str(a["href"])[1:] for a in links} <= anchors
    titles = [str(a["title"]) for a in links]
    assert "1,200,000,000,000\n“1.2 trillion parameters” (by-hand)" in titles
    assert len(links) == 9


def test_ids_are_there_once(page: Elements) -> None:
    ids = [a["id"] for _, a in page.found if "id" in a]
    assert len(ids) == len(set(ids))


def test_every_jump_leads_somewhere(page: Elements) -> None:
    ids = {a["id"] for _, a in page.found if "id" in a}
    assert {str(a["href"])[1:] for a in page.of("a") if str(a["href"]).startswith("#")} <= ids
    assert {a["data-row"] for a in page.of("mark")} <= ids


def test_the_policy_allows_what_is_there_and_nothing_else() -> None:
    html = build_report([RECORD], [ARTICLE]).html
    policy = next(str(a["content"]) for a in Elements(html).of("meta") if "http-equiv" in a)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for rule, pattern in {
        "script-src": r"<script>(.*?)</script>",
        "style-src": r"<style>(.*?)</style>",
    }.items():
        texts = re.findall(pattern, html, re.DOTALL)
        digests = (base64.b64encode(sha256(t.encode()).digest()).decode() for t in texts)
        assert rules[rule].split() == [f"'sha256-{digest}'" for digest in digests]
    assert "unsafe" not in policy
    assert len(re.findall("<script", html)) == 6  # five of ours, and the points


def test_nothing_is_asked_of_the_network(page: Elements) -> None:
    for tag, attributes in page.found:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base", "form"}
        assert not {"src", "srcset", "style", "action"} & attributes.keys(), tag
        assert not any(name.startswith("on") for name in attributes), tag


HOSTILE = "\"><script>ran=1</script><img src=x onerror=ran=1>'</textarea></title>{{7*7}}"


def hostile() -> tuple[Article, Announcement]:
    article = Article(
        f"{HOSTILE} released {HOSTILE}-7B.\x00\x1b", title=HOSTILE, url=f"javascript:{HOSTILE}",
        id=HOSTILE, published="2026-01-01",
    )  # fmt: skip
    record = Announcement(
        id=HOSTILE,
        document_id=HOSTILE,
        organisations=(name(article, HOSTILE),),
        model=name(article, f"{HOSTILE}-7B"),
    )
    return article, record


@pytest.mark.parametrize("with_article", [True, False])
def test_hostile_text_stays_text(with_article: bool) -> None:
    article, record = hostile()
    quiet = build_report([RECORD], [ARTICLE]).html
    html = build_report([record], [article] if with_article else [], title=HOSTILE).html
    page = Elements(html)
    assert len(page.of("script")) == quiet.count("<script")
    assert not page.of("img")
    assert not page.of("textarea")
    assert "{{7*7}}" in html
    assert not [a for a in page.of("a") if "script:" in str(a["href"])]
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", html)
    if with_article:
        assert ("p", f"published 2026-01-01 · javascript:{HOSTILE} · records: ") in page.texts


def test_a_web_address_is_a_link() -> None:
    html = build_report([RECORD], [replace(ARTICLE, url="https://news.example/a?b=1&c=2")]).html
    assert "https://news.example/a?b=1&c=2" in [a["href"] for a in Elements(html).of("a")]


def test_another_text_under_the_same_id_is_not_shown() -> None:
    report = build_report([RECORD], [replace(ARTICLE, text="Northlight is another one.")])
    assert report.problems[0].startswith("specimen: not the text that the records were read from")
    assert "is another one" not in report.html
    assert "not the text that the records were read from" in report.html


def test_of_two_texts_under_one_id_the_right_one_is_taken() -> None:
    other = replace(ARTICLE, text="Northlight is another one.")
    report = build_report([RECORD], [other, ARTICLE])
    assert not report.problems
    assert 'class="text"' in report.html


def test_without_articles_the_quotes_are_listed() -> None:
    report = build_report([RECORD])
    assert not report.problems
    assert Elements(report.html).of("mark")
    assert 'class="text"' not in report.html


def test_no_record_at_all() -> None:
    report = build_report([])
    assert "0 records from 0 documents" in report.html


def test_the_maker_of_a_chip() -> None:
    vendors = {"H100": "NVIDIA"}
    _, record = told("a", 9)
    assert vendor(record, vendors) == "NVIDIA"
    assert vendor(told("a", 9, chip="Zephyr")[1], vendors) == NO_VENDOR
    assert vendor(record.model_copy(update={"accelerators": ()}), vendors) == NO_CHIP


def test_without_jinja_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'announce-extract\[report\]'"):
        build_report([])
