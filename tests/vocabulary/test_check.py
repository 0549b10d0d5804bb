"""Every mistake in a file is told, with the line where it stands."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary.check import check
from announce_extract.vocabulary.doubt import english_words, is_english
from announce_extract.vocabulary.loading import PACKAGED
from announce_extract.vocabulary.safety import objections
from tests.test_figures import run

GOOD = """\
# ours
[[organisations]]
name = "Larkspur Computing"
aliases = [
    "Larkspur",
]
kind = "vendor"
ambiguous = ["Larkspur"]

[[accelerators]]
name = "Zephyr"
vendor = "Larkspur Computing"
kind = "npu"

[[fields]]
name = "context_length"
pattern = '(?P<value>\\d{1,4})K[ -]token context'
kind = "number"
scale = 1024
"""


class Bad(NamedTuple):
    old: str
    new: str
    says: str


BAD = {
    "no TOML": Bad('"Zephyr"', '"Zephyr', r":11: no TOML: "),
    "no end": Bad("scale = 1024\n", "scale = [", r":19: no TOML: "),
    "unknown key": Bad("scale = 1024", "scle = 1024", ':19: fields "context_length": scle: Extra'),
    "unknown kind": Bad('"npu"', '"toaster"', ':13: accelerators "Zephyr": kind: Input should be'),
    "no kind": Bad('kind = "npu"\n', "", ':10: accelerators "Zephyr": kind: Field required'),
    "unknown table": Bad("[[fields]]", "[[feilds]]", ":1: feilds: Extra inputs"),
    "alias twice": Bad('"Larkspur",\n', '"LC1",\n"LC1",\n', ":5: organisations"),
    "alias of another": Bad(
        '    "Larkspur",\n', '    "Moonshot",\n    "Larkspur",\n',
        ":5: organisations \"Larkspur Computing\": surface 'Moonshot' is also one of",
    ),
    "its own alias twice": Bad(
        '[[accelerators]]\nname = "Zephyr"',
        '[[accelerators]]\nname = "zephyr"\nkind = "npu"\n[[accelerators]]\nname = "Zephyr"',
        ":14: accelerators \"Zephyr\": surface 'Zephyr' is also one of",
    ),
    "unknown vendor": Bad(
        'vendor = "Larkspur Computing"', 'vendor = "Lark"', ":12: accelerators \"Zephyr\": vendor"
    ),
    "an English word": Bad(
        'ambiguous = ["Larkspur"]', 'country = "SE"\n[[models]]\nname = "Falcons"',
        ":10: models \"Falcons\": surface 'Falcons' is also an English word: say",
    ),
    "an English word as alias": Bad(
        '"Larkspur",', '"Larkspur", "Gorgeous",',
        ":5: organisations \"Larkspur Computing\": surface 'Gorgeous' is also an English word",
    ),
    "a number": Bad('"Zephyr"', '"9000"', ":11: accelerators \"9000\": surface '9000' has no"),
    "too short": Bad('"Zephyr"', '"Z9"', ":11: accelerators \"Z9\": surface 'Z9' is too short"),
    "a pattern": Bad('"Zephyr"', '"Zephyr.*"', ":11: accelerators \"Zephyr.*\": surface"),
    "an endless pattern": Bad(
        "\\d{1,4}", "\\d+", ':17: fields "context_length": Value error, pattern: a repeat without'
    ),
    "source": Bad('kind = "npu"', 'kind = "npu"\nsource = "x"', ":14: accelerators \"Zephyr\": s"),
}  # fmt: skip


def at(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file(tmp_path: Path) -> None:
    path = at(tmp_path, GOOD)
    found = check(path)
    assert (found.file, found.entries, found.mistakes) == (str(path), 3, ())
    assert run("vocabulary", "check", str(path)) == (0, "", f"{path}: 3 entries, no mistake\n")


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_a_mistake_is_told_with_its_line(bad: Bad, tmp_path: Path) -> None:
    assert bad.old in GOOD
    path = at(tmp_path, GOOD.replace(bad.old, bad.new))
    told = [str(mistake) for mistake in check(path).mistakes]
    assert any(mistake.startswith(f"{path}{bad.says}") for mistake in told), told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = at(tmp_path, GOOD.replace('"Zephyr"', '"Z9"').replace('"Larkspur",', '"Moonshot",'))
    ran = run("vocabulary", "check", str(path))
    assert ran.code == 1
    assert [line.split(":")[1] for line in ran.out.splitlines()] == [
        "8",
        "11",
    ]  # ambiguous is stray
    path = at(
        tmp_path, GOOD.replace('"Zephyr"', '"Z9"').replace('"Larkspur",', '"Larkspur", "KT",')
    )
    ran = run("vocabulary", "check", str(path))
    assert [line.split(":")[1] for line in ran.out.splitlines()] == ["5", "5", "11"]
    assert ran.err == f"{path}: 3 entries, 3 mistakes\n"


@pytest.mark.parametrize(
    "text", ["organisations = 3", "organisations = [3]", "sources = 3", "x = 1"]
)
def test_what_is_no_table(text: str, tmp_path: Path) -> None:
    path = at(tmp_path, text)
    assert [mistake.line for mistake in check(path).mistakes] == [1]


def test_a_file_may_rest_on_those_before_it(tmp_path: Path) -> None:
    first, _, rest = GOOD.partition("[[accelerators]]")
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text(first, encoding="utf-8")
    two.write_text("[[accelerators]]" + rest, encoding="utf-8")
    assert run("vocabulary", "check", str(one), str(two)).code == 0
    assert run("vocabulary", "check", str(two)).code == 1
    one.write_text("[", encoding="utf-8")
    ran = run("vocabulary", "check", str(one), str(two))
    assert [line.rpartition("toml:")[2][:2] for line in ran.out.splitlines()] == ["1:", "3:"]


def test_a_file_that_is_not_there() -> None:
    ran = run("vocabulary", "check", "gone.toml")
    assert (ran.code, ran.out) == (2, "")
    assert "gone.toml: cannot be read" in ran.err


def test_the_packaged_files_hold_few_doubts() -> None:
    """Well-known names are English words and count all the same: they were decided one by one."""
    folder = Path(__file__).parents[2] / "src" / "announce_extract" / "vocabulary"
    files = [folder / f"{name}.toml" for name in PACKAGED]
    doubted = [mistake for file in files for mistake in check(file).mistakes]
    assert len(doubted) <= 20, "\n".join(map(str, doubted))


ENGLISH = ("Apple", "apple", "Command", "fine tuned", "colour", "color")
NO_ENGLISH = ("Meta", "PaLM", "APPLE", "Apple Intelligence", "Zephyr", "H100", "Mistral")


def test_english_words() -> None:
    assert 35_000 < len(english_words()) < 50_000
    assert all(map(is_english, ENGLISH))
    assert not any(map(is_english, NO_ENGLISH))
    assert is_english("APPLE", any_case=True)


SAFE = (
    r"(?P<value>\d{1,4})K context",
    r"(?P<value>\d++)K context",
    r"licen[cs]ed? under (?:the )?(?P<value>[\w.-]{1,30})",
    r"(?P<value>\d{1,3}(?:,\d{3}){0,3}) megawatts?",
    r"(?<=at )(?P<value>\w{1,20}(?: \w{1,20})?)",
)
UNSAFE = {
    r"(?P<value>\d+)K": "without an end",
    r"(?P<value>\d{2,})K": "without an end",
    r"(?P<value>(\w+\s?)+)$": "without an end",
    r"(?P<value>(?:\w{1,40}\s?){1,40})!": "too many ways",
    r"(?P<value>\w{1,90}\w{1,90}\w{1,90})!": "too many ways",
    r"(?P<value>(?:a|a){1,30})!": "too many ways",
    r"\d{1,4}K": "no group",
    r"(?P<value>\d{0,4})": "empty text",
    r"(?P<value>": "no regular expression",
}


@pytest.mark.parametrize("pattern", SAFE)
def test_a_safe_pattern(pattern: str) -> None:
    assert not objections(pattern)


@pytest.mark.parametrize(("pattern", "says"), UNSAFE.items())
def test_an_unsafe_pattern(pattern: str, says: str) -> None:
    assert any(says in objection for objection in objections(pattern))


def test_loading_refuses_what_is_unsafe(tmp_path: Path) -> None:
    from announce_extract import Extractor

    path = at(tmp_path, GOOD.replace("\\d{1,4}", "\\d+"))
    with pytest.raises(VocabularyError, match="a repeat without an end"):
        Extractor([path])
