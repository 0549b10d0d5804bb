"""Every format and compression gives the same articles; broken containers are failures."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from announce_extract.article import Article
from announce_extract.read import Failure, FieldNames, Options, read, read_file
from announce_extract.read.html_text import decoded, fragment_text, skim
from announce_extract.read.inputs import suffix
from announce_extract.read.options import named

from . import dump

ARTICLES = tuple(
    Article(
        f"Story {number}: Acme AI released Road-{number}B — trained on {number}00 H100s. "
        + "The model is described at length in a report that the company published. " * 4
        + f"\n\nA second paragraph of story {number}, with “quotes” and 🚀.",
        title=f"Acme & Road-{number}B",
        published="2026-06-07",
        url=f"https://example.org/{number}",
        id=f"story-{number}",
    )
    for number in range(1, 9)
)
COMPRESSIONS = ("", ".gz", ".zst")


def articles(found: Iterable[Article | Failure]) -> list[Article]:
    listed = list(found)
    assert not [str(item) for item in listed if isinstance(item, Failure)]
    return [item for item in listed if isinstance(item, Article)]


def failures(found: Iterable[Article | Failure]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Failure)]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("form", dump.MANY)
def test_many_in_a_file(form: str, compression: str, tmp_path: Path) -> None:
    path = dump.write_many(tmp_path / f"a.{form}{compression}", ARTICLES)
    found = articles(read_file(path))
    assert len(found) == len(ARTICLES)
    for article, expected in zip(found, ARTICLES, strict=True):
        assert squeezed(expected.text) in squeezed(article.text)
        assert (article.title, article.url) == (expected.title, expected.url)
        assert (article.published or "")[:10] == expected.published
        assert article.id in {expected.id, expected.url}


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("form", dump.ONE)
def test_a_folder_of_files(form: str, compression: str, tmp_path: Path) -> None:
    for article in ARTICLES:
        data = dump.ONE[form](article)
        data = dump.compressed(data, compression) if compression else data
        (tmp_path / f"{article.id}.{form}{compression}").write_bytes(data)
    found = articles(read([tmp_path]))
    for article, expected in zip(found, ARTICLES, strict=True):
        assert squeezed(expected.text) in squeezed(article.text)
        assert article.id == f"{expected.id}.{form}{compression}"


def test_warc_of_members(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(dump.warc_gz(ARTICLES))
    assert [article.id for article in articles(read_file(path))] == [a.url for a in ARTICLES]


LINE = json.dumps({"story": "x y", "head": "T", "day": "2026-06-07", "key": 7, "section": "ai"})


def test_fields_of_other_names(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(LINE)
    names = named("story", "head", "day", None, "key", ["section,none"])
    (article,) = articles(read_file(path, options=Options(names)))
    assert article == Article("x y", title="T", published="2026-06-07", id="7")
    assert article.kept == {"section": "ai"}
    everything = replace(names, keep=("*",), title=("title",))
    (article,) = articles(read_file(path, options=Options(everything)))
    assert article.kept == {"section": "ai", "head": "T"}


@pytest.mark.parametrize("form", ["csv", "parquet", "json", "jsonl"])
def test_what_is_kept_is_kept_from_every_format(form: str, tmp_path: Path) -> None:
    path = dump.write_many(tmp_path / f"a.{form}", ARTICLES)
    found = articles(read_file(path, options=Options(FieldNames(keep=("section",)))))
    assert [article.kept for article in found] == [{"section": "wire"}] * len(ARTICLES)


@pytest.mark.parametrize("form", ["csv", "parquet", "jsonl"])
def test_a_missing_text_field_fails_at_once(form: str, tmp_path: Path) -> None:
    path = dump.write_many(tmp_path / f"a.{form}", ARTICLES * 30)
    assert failures(read_file(path, options=Options(named("story")))) == [
        "no text field ('story'); fields there: date, id, maintext, section, title, url"
    ]


def test_a_document_that_is_too_large_costs_itself(tmp_path: Path) -> None:
    options = Options(limit=2000)
    big = Article("x" * 2001, id="big")
    for form in ("jsonl", "csv", "parquet"):
        path = dump.write_many(tmp_path / f"a.{form}", (*ARTICLES[:3], big, *ARTICLES[3:]))
        found = list(read_file(path, options=options))
        assert [type(item) for item in found].index(Failure) == 3, form
        assert len(found) == len(ARTICLES) + 1
    assert failures(read_file(path, options=options)) == [
        "more than 2,000 bytes, the limit of one document"
    ]
    for name in ("a.txt", "a.md", "a.html"):
        (tmp_path / name).write_text("x" * 2001)
        assert "more than 2,000 bytes" in failures(read_file(tmp_path / name, options=options))[0]


def test_json_larger_than_its_window_is_read_value_by_value(tmp_path: Path) -> None:
    many = [replace(ARTICLES[0], id=str(number), text="é" * 3000) for number in range(400)]
    for suffixes in ("json", "json.gz"):
        path = dump.write_many(tmp_path / f"a.{suffixes}", many)
        assert [a.id for a in articles(read_file(path))] == [a.id for a in many]


# --- containers that are broken or hostile


@pytest.mark.parametrize("compression", [".gz", ".zst"])
@pytest.mark.parametrize("form", ["jsonl", "csv", "json", "txt", "html", "rss", "warc", "parquet"])
def test_a_compressed_file_that_is_cut_or_damaged(
    form: str, compression: str, tmp_path: Path
) -> None:
    data = dump.MANY[form](ARTICLES) if form in dump.MANY else dump.ONE[form](ARTICLES[0])
    packed = dump.compressed(data * 1, compression)
    damaged = bytearray(packed)
    damaged[len(packed) // 2] ^= 0xFF
    for broken in (packed[: len(packed) // 2], bytes(damaged), packed[:4], b"plain text"):
        path = tmp_path / f"a.{form}{compression}"
        path.write_bytes(broken)
        assert failures(read_file(path))


def bomb(compression: str, size: int) -> bytes:
    """A line of JSON that does not end for as many bytes."""
    if compression == ".gz":
        deflate = zlib.compressobj(9, wbits=31)
        parts = [deflate.compress(b'{"text": "')]
        parts += [deflate.compress(bytes(1 << 20)) for _ in range(size >> 20)]
        return b"".join((*parts, deflate.flush()))
    from backports import zstd

    return bytes(zstd.compress(b'{"text": "' + bytes(size), 3))


SCRIPT = """
import resource, sys
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
from announce_extract.read import read_file, Failure
print([str(item.reason) for item in read_file(sys.argv[1]) if isinstance(item, Failure)])
"""


@pytest.mark.parametrize("compression", [".gz", ".zst"])
@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "txt", "html", "rss"])
def test_a_bomb_is_a_failure_in_bounded_memory(form: str, compression: str, tmp_path: Path) -> None:
    size = 1 << 30 if form in {"txt", "html"} and compression == ".gz" else 300 << 20
    path = tmp_path / f"a.{form}{compression}"
    path.write_bytes(bomb(compression, size))
    assert path.stat().st_size < 4 << 20
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), str(1200 << 20)],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() != "[]"


def test_a_warc_record_that_lies_costs_itself(tmp_path: Path) -> None:
    pages = [dump.page(article) for article in ARTICLES]
    for lie in (0, 10, 700, 10**6, 10**15):
        records = [
            dump.response(page, f"https://e.org/{n}", length=lie if n == 3 else None)
            for n, page in enumerate(pages)
        ]
        plain = tmp_path / "a.warc"
        plain.write_bytes(b"".join(records))
        members = tmp_path / "b.warc.gz"
        members.write_bytes(b"".join(gzip.compress(record) for record in records))
        for path in (plain, members):
            found = list(read_file(path))
            assert [item.id for item in found if isinstance(item, Article)] == [
                f"https://e.org/{n}" for n in range(len(pages)) if n != 3
            ], (lie, path.name)
            assert len(failures(found)) == 1, (lie, path.name)


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    members = [gzip.compress(dump.warc_record(article)) for article in ARTICLES]
    broken = bytearray(members[3])
    broken[len(broken) // 2 : len(broken) // 2 + 8] = bytes(8)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join((*members[:3], broken, *members[4:], members[0][:200])))
    found = list(read_file(path))
    assert len([item for item in found if isinstance(item, Article)]) == len(ARTICLES) - 1
    assert len(failures(found)) == 2


LAUGHS = (
    """<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">
"""
    + "\n".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1 or chr(0)};".replace(chr(0), "") * 10}">'
        for n in range(1, 12)
    )
    + """]><rss version="2.0"><channel><item><title>&lol11;</title></item></channel></rss>"""
)


def test_a_feed_of_entities_within_entities_ends(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(LAUGHS)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert list(read_file(tmp_path / "a.rss"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10


SKIMMED = (
    ("<b>H</b>100 and <i>Road</i>-7B", "H100 and Road-7B"),
    ("<p>one</p><p>two</p>", "one two"),
    ("1.6&#8209;trillion AT&amp;T", "1.6\u2011trillion AT&T"),
    ('<meta property="og:title" content="Road-7B is here">', "Road-7B is here"),
    (
        '<script type="application/ld+json">{"articleBody": "Road\\u20117B"}</script>',
        "Road\u20117B",
    ),
    ("H<!-- x -->100", "H100"),
    ("a\n  known\n as b", "known as"),
    ("<p>2<foo>T</foo></p>one", "2T one"),
    ("<p>2</div>T<p>one", "2T one"),
    ("<title>T</titl Road-7B x>", "Road-7B"),
    ("2<script/>T", "2 T"),
)


@pytest.mark.parametrize(("page", "words"), SKIMMED)
def test_a_skim_has_all_words(page: str, words: str) -> None:
    assert words in skim(f"<html><body>{page}</body></html>")


HOSTILE = (
    "<!-" * 100_000 + "<scri" * 50_000 + "<script>" * 20_000 + "<meta " * 20_000,
    "<" * 500_000 + "a<b" * 100_000 + "<a" * 100_000,
    "<script ld+json " * 20_000 + "<!--" * 100_000,
    "<meta content='" * 30_000 + ">" + "&" * 200_000,
    "<li>" * 100_000 + "<head>" * 50_000,
)


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_pages_made_to_be_slow_are_not(page: str) -> None:
    start = process_time()
    skim(page)
    fragment_text(page)
    decoded(page.encode())
    assert process_time() - start < 1


def test_a_skim_has_no_code() -> None:
    assert "Menu-7B" not in skim(dump.page(ARTICLES[0]).decode())


def test_suffixes() -> None:
    assert suffix("https://e.org/news.jsonl.gz?key=a.csv") == ".jsonl"


def test_a_scheme_that_nobody_knows_is_a_failure() -> None:
    (reason,) = failures(read(["nosuch://bucket/a.jsonl"]))
    assert "nosuch" in reason
