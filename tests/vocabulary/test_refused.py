"""Broken files are refused, and the complaint names the file and the entry."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from announce_extract.errors import AnnounceExtractError, VocabularyError
from announce_extract.vocabulary import load, parse


class Bad(NamedTuple):
    why: str
    text: str
    complaint: str


def _organisation(line: str, *, name: str = "Foo") -> str:
    return f'[[organisations]]\nname = "{name}"\nkind = "lab"\n{line}\n'


# Wrong by themselves.
ALONE = (
    Bad("not TOML", "[[organisations]\n", r"bad\.toml: .*line 1"),
    Bad("unknown key", _organisation('colour = "red"'), r'organisations "Foo": colour: Extra'),
    Bad("unknown table", "[[people]]\nname = 'Ada'\n", r"bad\.toml: people: Extra"),
    Bad("a table that is none", "organisations = 3\n", r"bad\.toml: organisations: "),
    Bad("an entry that is none", "organisations = [3]\n", r"organisations\[0\]: "),
    Bad("no name", '[[organisations]]\nkind = "lab"\n', r'organisations "lab": name: Field req'),
    Bad("no kind", '[[organisations]]\nname = "Foo"\n', r'organisations "Foo": kind: Field req'),
    Bad("unknown kind", '[[models]]\nname = "Foo"\nkind = "tool"\n', r'models "Foo": kind: '),
    Bad("empty name", _organisation("", name=""), r"organisations .*: name: "),
    Bad("empty alias", _organisation('aliases = ["Fu", ""]'), r'"Foo": aliases\.1: '),
    Bad("padded alias", _organisation('aliases = [" Fu"]'), r'"Foo": aliases\.0: '),
    Bad("alias is the name", _organisation('aliases = ["Foo"]'), r"'Foo' is the name itself"),
    Bad("alias twice", _organisation('aliases = ["Fu", "Fu"]'), r"\"Foo\": .*'Fu' is listed twice"),
    Bad("stray ambiguous", _organisation('ambiguous = ["Bar"]'), r"\"Foo\": .*'Bar' is neither"),
    Bad("wikidata", _organisation('wikidata = "21708200"'), r'"Foo": wikidata: '),
    Bad("country", _organisation('country = "China"'), r'"Foo": country: '),
    Bad("unknown source", _organisation('source = "hearsay"'), r"\"Foo\": source 'hearsay' is not"),
    Bad(
        "source without description",
        "[sources.public]\nurl = 'https://example.org'\n",
        r"bad\.toml: sources\.public\.description: ",
    ),
    Bad(
        "same name twice",
        _organisation("") + _organisation(""),
        r"\"Foo\": surface 'Foo' is also one of .*bad\.toml: organisations \"Foo\"",
    ),
    Bad(
        "same surface but for case",
        _organisation("") + _organisation('aliases = ["FOO"]', name="Bar"),
        r"\"Bar\": surface 'FOO' is also one of .*bad\.toml: organisations \"Foo\"",
    ),
    Bad(
        "same surface but for a hyphen, chip and system",
        '[[accelerators]]\nname = "GX 10"\nkind = "gpu"\n'
        '[[systems]]\nname = "GX-10"\naccelerator = "GX 10"\ncount = 8\n',
        r"systems \"GX-10\": surface 'GX-10' is also one of .*bad\.toml: accelerators \"GX 10\"",
    ),
    Bad(
        "count of none",
        '[[systems]]\nname = "Box"\naccelerator = "H100"\ncount = 0\n',
        r'systems "Box": count: ',
    ),
    Bad(
        "unknown phase",
        '[[phases]]\nphase = "warm_up"\nsurfaces = ["warm-up"]\n',
        r'phases "warm_up": phase: ',
    ),
    Bad(
        "one surface, two phases",
        '[[phases]]\nphase = "training"\nsurfaces = ["tune"]\n'
        '[[phases]]\nphase = "fine_tuning"\nsurfaces = ["tune"]\n',
        r"phases \"fine_tuning\": surface 'tune' is also one of .*bad\.toml: phases \"training\"",
    ),
    Bad(
        "cue kind",
        '[[cues]]\nkind = "Not Snake"\nsurfaces = ["never"]\n',
        r'cues "Not Snake": kind: ',
    ),
)
# Wrong among the packaged ones.
TOGETHER = (
    Bad("unknown parent", _organisation('parent = "Fooo"'), r"\"Foo\": parent 'Fooo' is no org"),
    Bad("own parent", _organisation('parent = "Foo"'), r'"Foo": is its own ancestor'),
    Bad(
        "surface of a packaged entry",
        _organisation('aliases = ["Moonshot"]'),
        r'"Foo": surface \'Moonshot\' is also one of organisations\.toml: .* "Moonshot AI"',
    ),
    Bad("id of another", _organisation('wikidata = "Q95"'), r"\"Foo\": 'Q95' is also of .*Google"),
    Bad(
        "namespace of another",
        _organisation('huggingface = ["moonshotai"]'),
        r"\"Foo\": 'moonshotai' is also of .*Moonshot AI",
    ),
    Bad(
        "unknown vendor",
        '[[accelerators]]\nname = "F1000"\nkind = "gpu"\nvendor = "Fooo"\n',
        r"accelerators \"F1000\": vendor 'Fooo' is no organisation",
    ),
    Bad(
        "unknown developer",
        '[[models]]\nname = "Foolm"\ndeveloper = "Fooo"\n',
        r"models \"Foolm\": developer 'Fooo' is no organisation",
    ),
    Bad(
        "unknown chip",
        '[[systems]]\nname = "Box"\naccelerator = "F9"\ncount = 8\n',
        r"systems \"Box\": accelerator 'F9' is not listed",
    ),
)


@pytest.mark.parametrize("bad", ALONE, ids=lambda b: b.why)
def test_a_bad_file_is_refused(bad: Bad) -> None:
    with pytest.raises(VocabularyError, match=bad.complaint) as caught:
        parse(bad.text, "bad.toml")
    assert str(caught.value).startswith("bad.toml: ")


@pytest.mark.parametrize("bad", ALONE + TOGETHER, ids=lambda b: b.why)
def test_a_bad_file_of_the_user_is_refused(bad: Bad, tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(bad.text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=bad.complaint) as caught:
        load([path])
    assert str(path) in str(caught.value)


def test_all_complaints_are_told_at_once() -> None:
    text = _organisation('colour = "red"') + _organisation('aliases = [""]', name="Bar")
    with pytest.raises(VocabularyError) as caught:
        parse(text, "bad.toml")
    assert [re.findall('"(.*?)"', line) for line in str(caught.value).splitlines()] == [
        ["Foo"],
        ["Bar"],
    ]


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("# Jülich\n".encode("latin-1"))
    for path in (tmp_path / "absent.toml", latin):
        with pytest.raises(AnnounceExtractError, match=f"{path.name}: cannot be read"):
            load([path])
