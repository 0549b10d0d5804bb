"""The packaged files: they load, they are large enough, and they claim nothing unchecked."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from importlib.resources import files
from importlib.resources.abc import Traversable

import pytest
from pydantic import ValidationError

from announce_extract import vocabulary
from announce_extract.vocabulary import Vocabulary, load, parse

# Confirmed by two independent public sources.
CONFIRMED = {
    "OpenAI": "Q21708200",
    "Anthropic": "Q116758847",
    "Google DeepMind": "Q15733006",
    "Google": "Q95",
    "Meta": "Q380",
    "Microsoft": "Q2283",
    "NVIDIA": "Q182477",
    "AMD": "Q128896",
    "Intel": "Q248",
    "IBM": "Q37156",
    "Amazon": "Q3884",
    "Apple": "Q312",
    "Huawei": "Q160120",
    "DeepSeek": "Q131577453",
    "Alibaba": "Q1359568",
    "Baidu": "Q14772",
    "Tencent": "Q860580",
    "ByteDance": "Q55606242",
    "Moonshot AI": "Q130270266",
    "Mistral AI": "Q119718658",
    "Hugging Face": "Q108943604",
    "xAI": "Q120599684",
    "Cerebras": "Q66604886",
}
# Confirmed by one.
ONE_SOURCE = {
    "Alibaba Cloud": "Q17062154",
    "Cohere": "Q110363143",
    "Groq": "Q126050137",
    "Upstage": "Q127983087",
}


@pytest.fixture(scope="module")
def packaged() -> Vocabulary:
    return load()


@pytest.mark.parametrize(
    "path",
    [p for p in files(vocabulary).iterdir() if p.name.endswith(".toml")],
    ids=lambda p: p.name,
)
def test_each_file_is_valid_by_itself(path: Traversable) -> None:
    assert parse(path.read_text(encoding="utf-8"), path.name)


def test_wikidata_ids_are_the_checked_ones(packaged: Vocabulary) -> None:
    found = {o.name: o.wikidata for o in packaged.organisations if o.wikidata}
    assert found == CONFIRMED | ONE_SOURCE


def test_it_is_large_enough(packaged: Vocabulary) -> None:
    kinds = Counter(m.kind for m in packaged.models)
    assert len(packaged.organisations) >= 350
    assert len(packaged.accelerators) >= 200
    assert len(packaged.systems) >= 40
    assert kinds["family"] >= 250
    assert kinds["benchmark"] + kinds["software"] + kinds["dataset"] >= 150
    assert packaged.phases
    assert packaged.cues


def test_every_packaged_name_has_a_source(packaged: Vocabulary) -> None:
    named = packaged.organisations + packaged.accelerators + packaged.systems + packaged.models
    assert [e.name for e in named if e.source is None] == []


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("Ai2", "Allen Institute for AI"),
        ("AI2", "Allen Institute for AI"),
        ("Z.ai", "Zhipu AI"),
        ("Facebook", "Meta"),
        ("Nvidia", "NVIDIA"),
        ("Mistral", "Mistral AI"),
        ("Moonshot", "Moonshot AI"),
        ("DeepMind", "Google DeepMind"),
        ("Swiss National Supercomputing Centre", "CSCS"),
    ],
)
def test_organisation_surfaces(packaged: Vocabulary, surface: str, name: str) -> None:
    assert {o.name for o in packaged.organisations if surface in o.surfaces} == {name}


@pytest.mark.parametrize(
    ("surface", "name", "vendor"),
    [
        ("910C", "Ascend 910C", "Huawei"),
        ("Trillium", "TPU v6e", "Google"),
        ("Ironwood", "TPU v7", "Google"),
        ("Bow", "Bow IPU", "Graphcore"),
        ("P800", "Kunlun P800", "Kunlunxin"),
        ("GeForce RTX 4090", "RTX 4090", "NVIDIA"),
        ("graphics processing unit", "GPU", None),
    ],
)
def test_accelerator_surfaces(
    packaged: Vocabulary, surface: str, name: str, vendor: str | None
) -> None:
    found = {(a.name, a.vendor) for a in packaged.accelerators if surface in a.surfaces}
    assert found == {(name, vendor)}


@pytest.mark.parametrize("surface", ["A100", "L4", "T4", "B200", "910C", "Trillium", "M40", "D1"])
def test_short_or_common_designations_need_support(packaged: Vocabulary, surface: str) -> None:
    assert any(surface in a.ambiguous for a in packaged.accelerators)


@pytest.mark.parametrize("name", ["H100", "MI300X", "GB200", "TPU v4"])
def test_plain_designations_need_none(packaged: Vocabulary, name: str) -> None:
    assert next(a.ambiguous for a in packaged.accelerators if a.name == name) == ()


@pytest.mark.parametrize(
    ("name", "accelerator", "count"),
    [
        ("DGX H100", "H100", 8),
        ("GB200 NVL72", "GB200", 72),
        ("CloudMatrix 384", "Ascend 910C", 384),
        ("TPU v4 pod", "TPU v4", 4096),
    ],
)
def test_systems(packaged: Vocabulary, name: str, accelerator: str, count: int) -> None:
    system = next(s for s in packaged.systems if s.name == name)
    assert (system.accelerator, system.count) == (accelerator, count)


@pytest.mark.parametrize(
    ("name", "kind", "ambiguous"),
    [
        ("Kimi", "family", False),
        ("Command", "family", True),
        ("ChatGPT", "product", False),
        ("MMLU", "benchmark", False),
        ("vLLM", "software", False),
        ("The Pile", "dataset", True),
    ],
)
def test_models(packaged: Vocabulary, name: str, kind: str, ambiguous: bool) -> None:
    model = next(m for m in packaged.models if m.name == name)
    assert (model.kind, model.ambiguous) == (kind, ambiguous)


def test_what_is_loaded_does_not_change(packaged: Vocabulary) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        packaged.organisations[0].name = "Other"  # type: ignore[misc]


def test_loading_twice_is_loading_once(packaged: Vocabulary) -> None:
    assert load() is packaged
    assert packaged.digest() == Vocabulary.model_validate(packaged.model_dump()).digest()


def test_importing_loads_no_spacy_and_reads_no_file() -> None:
    code = (
        "import sys, announce_extract.vocabulary\n"
        "from announce_extract.vocabulary import loading\n"
        "assert 'spacy' not in sys.modules\n"
        "assert loading.packaged.cache_info().currsize == 0"
    )
    path = [p for p in sys.path if p]
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {path!r}\n{code}"], check=True
    )
