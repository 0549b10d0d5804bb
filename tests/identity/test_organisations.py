from __future__ import annotations

import pytest

from announce_extract.identity import Relation, Resolver, related, slug
from announce_extract.vocabulary import load

RESOLVER = Resolver(load())

LISTED = [
    ("OpenAI", "org/openai"),
    ("Meta Platforms, Inc.", "org/meta"),
    ("Huawei Technologies Co., Ltd.", "org/huawei"),
    ("GOOGLE LLC", "org/google"),
    ("DeepMind", "org/google-deepmind"),
    ("Mistral AI SAS", "org/mistral-ai"),
]

# name, key, what it may be: the first two words could be a listed one's, and nothing says so
OPEN = [
    ("Acme Robotics GmbH", "org/acme-robotics", []),
    ("Mistral Labs", "org/mistral-labs", ["org/mistral-ai"]),
    ("Isomorphic", "org/isomorphic", ["org/isomorphic-labs"]),
    ("DeepMind Technologies Limited", "org/deepmind-technologies", ["org/google-deepmind"]),
]


@pytest.mark.parametrize(("name", "key"), LISTED)
def test_a_listed_organisation_by_any_of_its_names(name: str, key: str) -> None:
    found = RESOLVER.organisation(name)
    assert (found.key, found.listed, found.candidates) == (key, True, ())


@pytest.mark.parametrize(("name", "key", "candidates"), OPEN)
def test_an_unlisted_one_is_minted_and_what_it_may_be_is_said(
    name: str, key: str, candidates: list[str]
) -> None:
    found = RESOLVER.organisation(name)
    assert (found.key, found.listed) == (key, False)
    assert [one.key for one in found.candidates] == candidates


def test_two_listed_ones_of_one_name_are_both_candidates() -> None:
    from announce_extract.identity.organisations import Organisations
    from announce_extract.vocabulary import Organisation

    twins = Organisations(
        [
            Organisation(name="Zephyr Ltd", kind="lab"),
            Organisation(name="Zephyr Inc", kind="vendor"),
        ]
    )
    found = twins.resolve("Zephyr")
    assert not found.listed
    assert [one.name for one in found.candidates] == ["Zephyr Inc", "Zephyr Ltd"]
    assert twins.resolve("Zephyr Ltd").listed


def test_a_subsidiary_is_one_of_its_own_and_linked() -> None:
    part, whole = RESOLVER.organisation("Google DeepMind"), RESOLVER.organisation("Google")
    assert part.key != whole.key
    assert part.linked(Relation.PART_OF) == whole
    assert [one.key for one in part.lineage()] == [
        "org/google-deepmind",
        "org/google",
        "org/alphabet",
    ]
    assert related(part, whole)
    assert not related(part, RESOLVER.organisation("OpenAI"))


def test_a_wikidata_id_tells_more_than_a_name() -> None:
    assert RESOLVER.organisation("the Menlo Park company", "Q380").key == "org/meta"
    minted = RESOLVER.organisation("Nowhere Labs", "Q4115189")
    assert (minted.key, minted.wikidata) == ("org/nowhere-labs", "Q4115189")


def test_every_surface_of_the_vocabulary_leads_to_its_entry() -> None:
    vocabulary = load()
    for entry in vocabulary.organisations:
        for surface in entry.surfaces:
            found = RESOLVER.organisation(surface)
            assert entry.name in {one.name for one in (found, *found.candidates)}, surface
            assert found.name == entry.name or surface in entry.ambiguous, surface
    for table in (vocabulary.organisations, (*vocabulary.accelerators, *vocabulary.systems)):
        keys = [slug(entry.name) for entry in table]
        assert len(set(keys)) == len(keys)


CONFIRMED = {
    "OpenAI": "Q21708200", "Anthropic": "Q116758847", "Google DeepMind": "Q15733006",
    "Google": "Q95", "Meta": "Q380", "Microsoft": "Q2283", "NVIDIA": "Q182477", "AMD": "Q128896",
    "Intel": "Q248", "IBM": "Q37156", "Amazon": "Q3884", "Apple": "Q312", "Huawei": "Q160120",
    "DeepSeek": "Q131577453", "Alibaba": "Q1359568", "Baidu": "Q14772", "Tencent": "Q860580",
    "ByteDance": "Q55606242", "Moonshot AI": "Q130270266", "Mistral AI": "Q119718658",
    "Hugging Face": "Q108943604", "xAI": "Q120599684", "Cerebras": "Q66604886",
    "Alibaba Cloud": "Q17062154", "Cohere": "Q110363143", "Groq": "Q126050137",
    "Upstage": "Q127983087",
}  # fmt: skip


def test_outside_identifiers_are_those_that_were_checked() -> None:
    listed = {o.name: o.wikidata for o in load().organisations if o.wikidata}
    assert listed == CONFIRMED
