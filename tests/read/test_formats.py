from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.article import Article
from announce_extract.read import READERS, Document, Failure, jsonl, read, read_file
from announce_extract.read.source import Source

from . import dump


class Case(NamedTuple):
    what: str
    name: str
    content: str | bytes
    articles: tuple[dict[str, Any], ...] = ()
    failures: tuple[tuple[int | None, str], ...] = ()


def cases(*rows: Case) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", rows, ids=[f"{c.name}: {c.what}" for c in rows])


GOOD = '{"text": "good"}'
IS_GOOD = {"text": "good"}

TEXT = (
    Case(
        "a text", "a.txt", "One.\nTwo.\n", ({"text": "One.\nTwo.\n", "title": None, "id": "a.txt"},)
    ),
    Case("an upper-case suffix", "A.TXT", "One.", ({"text": "One.", "id": "A.TXT"},)),
    Case("line ends of Windows", "a.txt", b"One.\r\nTwo.", ({"text": "One.\nTwo."},)),
    Case("a byte order mark", "a.txt", b"\xef\xbb\xbfOne.", ({"text": "One."},)),
    Case("odd characters stay", "a.txt", "1.6‑trillion\u202fx", ({"text": "1.6‑trillion\u202fx"},)),
    Case("empty", "a.txt", b"", failures=((None, "empty"),)),
    Case("blank", "a.txt", b" \n\n", failures=((None, "empty"),)),
    Case("binary", "a.txt", b"PK\x03\x04\0\0", failures=((None, "binary"),)),
    Case("Latin-1", "a.txt", b"One.\nCaf\xe9.\n", failures=((2, "not UTF-8 (byte 0xe9)"),)),
)

MARKDOWN = (
    Case(
        "a heading",
        "a.md",
        "\n# Aurora 7B #\n\nIt is here.",
        ({"title": "Aurora 7B", "text": "\n# Aurora 7B #\n\nIt is here.", "id": "a.md"},),
    ),
    Case(
        "front matter",
        "a.md",
        '---\ntitle: "Aurora: 7B"\ndate: 2026-06-07\ntags:\n  - title: x\nurl: https://e.org\n---\nIt.\n',
        (
            {
                "title": "Aurora: 7B",
                "published": "2026-06-07",
                "url": "https://e.org",
                "text": "It.\n",
            },
        ),
    ),
    Case("title in the front matter first", "a.md", "---\ntitle: A\n---\n# B\n", ({"title": "A"},)),
    Case("no date but a heading", "a.md", "---\nlicense: mit\n---\n# B\n", ({"title": "B"},)),
    Case("date with zone", "a.md", "---\ndate: 2026-06-07 09:30:00 +0800\n---\nx",
         ({"published": "2026-06-07 09:30:00+0800"},)),
    Case("folded title", "a.md", "---\ntitle: >\n  A\n---\n# B\n", ({"title": "B"},)),
    Case("a rule, no front matter", "a.md", "---\nOne.\n---\nx", ({"text": "---\nOne.\n---\nx"},)),
    Case("front matter that does not end", "a.md", "---\ntitle: A\nx",
         ({"title": None, "text": "---\ntitle: A\nx"},)),
    Case("a comment in code", "a.md", "x\n```\n# pip\n```\n", ({"title": None},)),
    Case("a hashtag", "a.md", "#ai is here", ({"title": None},)),
    Case("nothing after it", "a.md", "---\ntitle: A\n---\n\n", failures=((None, "no text after"),)),
    Case("a date that is none", "a.md", "---\ndate: soon\n---\nx", failures=((None, "ISO date"),)),
)  # fmt: skip

JSONL = (
    Case(
        "all fields",
        "a.jsonl",
        '{"id": "7", "title": "T", "text": "x", "published": "2026-06-07", "url": "https://e.org"}',
        (
            {
                "id": "7",
                "title": "T",
                "text": "x",
                "published": "2026-06-07",
                "url": "https://e.org",
            },
        ),
    ),
    Case(
        "other names",
        "a.ndjson",
        '{"headline": "T", "maintext": "x", "date_publish": "2026-06-07 01:02:03",'
        ' "source_url": "u"}',
        ({"title": "T", "text": "x", "published": "2026-06-07 01:02:03", "url": "u", "id": "u"},),
    ),
    Case("the first with something in it", "a.jsonl", '{"text": " ", "content": null, "body": "x"}',
         ({"text": "x"},)),
    Case("an id that is a number", "a.jsonl", '{"id": 7, "text": "x"}', ({"id": "7"},)),
    Case("no id and no URL", "a.jsonl", f"\n{GOOD}", ({"id": "a.jsonl:2"},)),
    Case("the date of a feed", "a.jsonl",
         '{"text": "x", "pub_date": "Sun, 07 Jun 2026 09:30:00 GMT"}',
         ({"published": "2026-06-07T09:30:00+00:00"},)),
    Case("blank lines", "a.jsonl", f"\n{GOOD}\n\n{GOOD}\n", (IS_GOOD, IS_GOOD)),
    Case("a byte order mark", "a.jsonl", b"\xef\xbb\xbf" + GOOD.encode(), (IS_GOOD,)),
    Case("half an emoji", "a.jsonl", r'{"text": "x\ud83d y"}', ({"text": "x\ufffd y"},)),
    Case("a whole emoji", "a.jsonl", r'{"text": "\ud83d\ude80"}', ({"text": "🚀"},)),
    Case("a broken line between", "a.jsonl", f'{GOOD}\n{{"text": "ba\n{GOOD}', (IS_GOOD, IS_GOOD),
         ((2, "broken JSON: Unterminated string starting at (column 10)"),)),
    Case("a line not in UTF-8", "a.jsonl", b'{"text": "\xff"}\n' + GOOD.encode(), (IS_GOOD,),
         ((1, "not UTF-8 (byte 0xff)"),)),
    Case("no text field", "a.jsonl", f'{{"story": "x", "by": "y"}}\n{GOOD}', (IS_GOOD,),
         ((1, "no text field (one of text, maintext, raw_text, content, body); "
              "fields there: by, story"),)),
    Case("no field at all", "a.jsonl", "{}", failures=((1, "fields there: none"),)),
    Case("an empty text", "a.jsonl", '{"text": ""}', failures=((1, "field 'text' is empty"),)),
    Case("a text of null", "a.jsonl", '{"text": null}', failures=((1, "field 'text' is empty"),)),
    Case("a text that is a list", "a.jsonl", '{"text": ["x"]}',
         failures=((1, "field 'text' is a list, not a string"),)),
    Case("a date that is none", "a.jsonl", '{"text": "x", "date": "soon"}',
         failures=((1, "ISO date"),)),
    Case("a date that is a number", "a.jsonl", '{"text": "x", "date": 1780000000}',
         failures=((1, "field 'date' is a number, not a string"),)),
    Case("a line that is no object", "a.jsonl", '["text"]\ntrue\n"x"\nnull\n1',
         failures=((1, "a list"), (2, "a boolean"), (3, "a string"), (4, "null"), (5, "a number"))),
    Case("too deep", "a.jsonl", "[" * 200_000, failures=((1, "broken JSON"),)),
    Case("too long a number", "a.jsonl", '{"id": ' + "9" * 5000 + "}",
         failures=((1, "broken JSON"),)),
    Case("empty", "a.jsonl", "\n\n", failures=((None, "empty"),)),
    Case("binary", "a.jsonl", b"\x1f\x8b\0\0", failures=((None, "binary"),)),
)  # fmt: skip

JSON = (
    Case("an object", "a.json", f"\n{GOOD}\n", ({"text": "good", "id": "a.json:2"},)),
    Case("a list", "a.json", f"[{GOOD},\n {GOOD}]\n", ({"id": "a.json:1"}, {"id": "a.json:2"})),
    Case("an empty list", "a.json", "[ ]", ()),
    Case("objects without a list", "a.json", f"{GOOD}\n{GOOD}", (IS_GOOD, IS_GOOD)),
    Case("one object of many is bad", "a.json", f'[{GOOD},\n{{"x": 1}},\n{GOOD}]',
         (IS_GOOD, IS_GOOD), ((2, "fields there: x"),)),
    Case("broken after the first", "a.json", f'[{GOOD},\n{{"text": }}]', (IS_GOOD,),
         ((2, "broken JSON: Expecting value"),)),
    Case("a comma is missing", "a.json", f"[{GOOD}\n{GOOD}]", (IS_GOOD,), ((2, "Expecting ','"),)),
    Case("no end", "a.json", f"[{GOOD},\n", (IS_GOOD,), ((2, "the list does not end"),)),
    Case("more after the end", "a.json", f"[{GOOD}]\n]", (IS_GOOD,), ((2, "after the list"),)),
    Case("a text", "a.json", "Aurora", failures=((1, "broken JSON: Expecting value"),)),
    Case("too deep", "a.json", "[" * 200_000, failures=((1, "broken JSON"),)),
    Case("empty", "a.json", "", failures=((None, "empty"),)),
    Case("binary", "a.json", b"\0", failures=((None, "binary"),)),
)  # fmt: skip

ONE = (Article("Acme released Road-7B. " * 20, title="T", url="https://e.org/1", id="1"),)

TABLES = (
    Case("a header and rows", "a.csv", "id,title,body,date\n7,T,x,2026-06-07\n",
         ({"id": "7", "title": "T", "text": "x", "published": "2026-06-07"},)),
    Case("semicolons", "a.csv", "id;text\n7;a, b\n", ({"id": "7", "text": "a, b"},)),
    Case("tabs", "a.tsv", "id\ttext\n7\ta, b\n", ({"id": "7", "text": "a, b"},)),
    Case("a text over lines, and the line it starts in", "a.csv", 'text\n"x\ny"\n"z ""q"""\n',
         ({"text": "x\ny", "id": "a.csv:2"}, {"text": 'z "q"', "id": "a.csv:4"})),
    Case("a byte order mark and line ends of Windows", "a.csv", b"\xef\xbb\xbftext\r\nx\r\n",
         ({"text": "x"},)),
    Case("blank rows, short rows", "a.csv", "text,title\n\n,\nx\n",
         ({"text": "x", "title": None},)),
    Case("too many cells", "a.csv", "text\nx,y\nz\n", ({"text": "z"},), ((2, "2 cells"),)),
    Case("a row not in UTF-8", "a.csv", b"text\n\xff\nz\n", ({"text": "z"},),
         ((2, "not UTF-8 (byte 0xff)"),)),
    Case("a NUL", "a.csv", b"text\na\0b\nz\n", ({"text": "a\0b"}, {"text": "z"})),
    Case("no text column", "a.csv", "story,by\n" + "x,y\n" * 9,
         failures=((1, "fields there: by, story"),)),
    Case("an empty text", "a.csv", "id,text\n7,\n", failures=((2, "field 'text' is empty"),)),
    Case("empty", "a.csv", "", failures=((None, "empty"),)),
    Case("binary", "a.csv", b"PK\0\0", failures=((None, "binary"),)),
    Case("rows", "a.parquet", dump.parquet(ONE), ({"text": ONE[0].text, "id": "1"},)),
    Case("cut", "a.parquet", dump.parquet(ONE)[:-20], failures=((None, "broken Parquet"),)),
    Case("a text", "a.parquet", "Aurora", failures=((None, "broken Parquet"),)),
)  # fmt: skip

PAGES = (
    Case("a page", "a.html", dump.page(ONE[0]),
         ({"title": "T", "url": "https://e.org/1", "published": "2026-01-01", "id": "a.html"},)),
    Case("one line", "a.htm", "<p>Acme &amp; Sons", ({"text": "Acme & Sons"},)),
    Case("another encoding", "a.html", '<meta charset="latin-1"><p>Café'.encode("latin-1"),
         ({"text": "Café"},)),
    Case("bytes of no encoding, and a NUL", "a.html", b"<p>a\xffb\0c",
         ({"text": "a\ufffdb\ufffdc"},)),
    Case("no text", "a.html", "<script>x</script>", failures=((None, "no text in the page"),)),
    Case("empty", "a.html", "", failures=((None, "empty"),)),
    Case("a page", "a.warc", dump.warc(ONE), ({"title": "T", "id": "https://e.org/1"},)),
    Case("cut", "a.warc", dump.warc(ONE)[:90], failures=((None, "its head has no end"),)),
    Case("a text", "a.warc", "Aurora", failures=((None, "no WARC record"),)),
    Case("empty", "a.warc", "", failures=((None, "no WARC record"),)),
    Case("RSS", "a.rss", dump.rss(ONE),
         ({"title": "T", "id": "1", "published": "2026-06-07T09:30:00+00:00",
           "url": "https://e.org/1", "text": ONE[0].text.strip()},)),
    Case("Atom", "a.atom", dump.atom(ONE),
         ({"title": "T", "published": "2026-06-07T09:30:00+00:00", "text": ONE[0].text.strip()},)),
    Case("by its content", "a.xml", dump.atom(ONE), ({"title": "T"},)),
    Case("other XML", "a.xml", "<a><b/></a>", failures=((None, "no RSS or Atom feed"),)),
    Case("a feed that is cut", "a.rss", dump.rss(ONE * 3)[:-150],
         ({}, {}, {}), ((None, "broken after entry 3"),)),
)  # fmt: skip

ALL = (*TEXT, *MARKDOWN, *JSONL, *JSON, *TABLES, *PAGES)


@cases(*ALL)
def test_format(case: Case, tmp_path: Path) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.content if isinstance(case.content, bytes) else case.content.encode())
    found = list(read_file(path))
    articles = [item for item in found if isinstance(item, Article)]
    failures = [item for item in found if isinstance(item, Failure)]

    assert len(articles) == len(case.articles)
    for article, expected in zip(articles, case.articles, strict=True):
        assert {key: getattr(article, key) for key in expected} == expected
        assert (article.origin or "").startswith(str(path))

    assert [failure.line for failure in failures] == [line for line, _ in case.failures]
    for failure, (_, reason) in zip(failures, case.failures, strict=True):
        assert failure.path == str(path)
        assert reason in failure.reason


def test_every_format_has_cases() -> None:
    assert {Path(case.name).suffix.lower() for case in ALL} == set(READERS)


def test_json_lines_are_read_before_the_input_ends() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as other_end:
        found = jsonl.read(Source("pipe", "pipe", stream))
        for _ in range(3):
            other_end.write(GOOD.encode() + b"\n")
            assert isinstance(next(found), Document)


def test_a_text_that_json_escapes_comes_back_as_it_was(tmp_path: Path) -> None:
    text = "1.6‑trillion\r\n\u2028“x”\tend"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}))
    (article,) = read_file(path)
    assert isinstance(article, Article)
    assert article.text == text


@settings(deadline=None)  # the first of a format loads its library
@given(content=st.binary(max_size=200), suffix=st.sampled_from(sorted(READERS)))
def test_no_content_raises(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(content)
    assert all(isinstance(item, Article | Failure) for item in read([path]))


@settings(deadline=None)
@given(
    content=st.text(st.sampled_from('[]{},:"\\ \n-#etx1u'), max_size=40),
    suffix=st.sampled_from(sorted(READERS)),
)
def test_nothing_that_looks_like_json_or_front_matter_raises(
    tmp_path_factory: pytest.TempPathFactory, content: str, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_text(content)
    found = list(read([path]))
    assert found or suffix == ".json"  # an empty list holds nothing, and that is no failure
