"""A user's file adds entries, and overrides them by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from announce_extract.errors import VocabularyError
from announce_extract.vocabulary import Vocabulary, load


def with_file(folder: Path, *texts: str) -> Vocabulary:
    paths = []
    for number, text in enumerate(texts):
        paths.append(folder / f"mine-{number}.toml")
        paths[-1].write_text(text, encoding="utf-8")
    return load(paths)


def test_entries_are_added_after_the_packaged_ones(tmp_path: Path) -> None:
    mine = with_file(
        tmp_path,
        """
        [sources.mine]
        description = "our own list"
        [[organisations]]
        name = "Larkspur Labs"
        kind = "lab"
        parent = "Google"
        source = "mine"
        [[accelerators]]
        name = "LX9000"
        vendor = "Larkspur Labs"
        kind = "npu"
        [[systems]]
        name = "Larkspur Rack"
        accelerator = "LX9000"
        count = 64
        [[models]]
        name = "Larkspur"
        developer = "Larkspur Labs"
        """,
    )
    packaged = load()
    assert mine.organisations[:-1] == packaged.organisations
    assert mine.organisations[-1].name == "Larkspur Labs"
    assert mine.accelerators[-1].vendor == "Larkspur Labs"
    assert mine.systems[-1].count == 64
    assert mine.models[-1].kind == "family"
    assert mine.digest() != packaged.digest()


def test_an_entry_of_a_known_name_takes_its_place(tmp_path: Path) -> None:
    mine = with_file(
        tmp_path, '[[organisations]]\nname = "Moonshot AI"\naliases = ["MSAI"]\nkind = "company"\n'
    )
    names = [o.name for o in load().organisations]
    assert [o.name for o in mine.organisations] == names
    changed = mine.organisations[names.index("Moonshot AI")]
    assert changed.surfaces == ("Moonshot AI", "MSAI")
    assert changed.wikidata is None


def test_the_last_file_wins(tmp_path: Path) -> None:
    one, two = (f'[[models]]\nname = "Fennelish"\nkind = "{k}"\n' for k in ("family", "product"))
    mine = with_file(tmp_path, one, two)
    assert [m.kind for m in mine.models if m.name == "Fennelish"] == ["product"]


def test_a_surface_may_move_when_its_owner_is_overridden(tmp_path: Path) -> None:
    mine = with_file(
        tmp_path,
        """
        [[organisations]]
        name = "Cognition"
        kind = "company"
        [[organisations]]
        name = "Cognition Labs"
        kind = "lab"
        """,
    )
    assert [o.name for o in mine.organisations if "Cognition Labs" in o.surfaces] == [
        "Cognition Labs"
    ]


def test_phases_and_cues_are_overridden_by_phase_and_kind(tmp_path: Path) -> None:
    mine = with_file(
        tmp_path,
        """
        [[phases]]
        phase = "pretraining"
        surfaces = ["vorab trainiert"]
        [[cues]]
        kind = "negation"
        surfaces = ["niemals"]
        [[cues]]
        kind = "negation"
        surfaces = ["keineswegs"]
        [[cues]]
        kind = "moods"
        surfaces = ["niemals"]
        """,
    )
    pretraining = [p.surfaces for p in mine.phases if p.phase == "pretraining"]
    assert pretraining == [("vorab trainiert",)]
    negation = [c.surfaces for c in mine.cues if c.kind == "negation"]
    assert negation == [("niemals",), ("keineswegs",)]
    assert mine.cues[-1].kind == "moods"


def test_an_entry_others_refer_to_cannot_vanish_by_clashing(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r'"Deepmind": surface .*"Google DeepMind"'):
        with_file(tmp_path, '[[organisations]]\nname = "Deepmind"\nkind = "lab"\n')
