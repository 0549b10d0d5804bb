from __future__ import annotations

import pytest

from announce_extract.identity import Entity, Relation, Resolver
from announce_extract.vocabulary import load

RESOLVER = Resolver(load())

# name, organisation, key, family, variant of
CASES = [
    ("Llama 3.1 405B", "Meta", "llama-3.1-405b", "llama", "llama-3.1"),
    ("Meta Llama 3.1 405B Instruct", None, "llama-3.1-405b-instruct", "llama", "llama-3.1-405b"),
    ("meta-llama/Llama-3.1-8B", None, "llama-3.1-8b", "llama", "llama-3.1"),
    ("Qwen3-235B-A22B", "Quayside Cloud", "qwen-3-235b-a22b", "qwen", "qwen-3"),
    ("OpenAI GPT-4", None, "gpt-4", "gpt", None),
    ("DeepSeek-V4-Pro", "Huawei", "deepseek-v4-pro", "deepseek", None),
    ("DeepSeek 1.6T", "Huawei", "deepseek-1.6t", "deepseek", None),
    ("Gannet-32B-Instruct", "Seabird Lab", "seabird-lab-gannet-32b-instruct",
     "seabird-lab-gannet", "seabird-lab-gannet-32b"),
    ("Marigold-VL-2B", None, "marigold-vl-2b", "marigold-vl", None),
    ("Heliotrope", "Anselm AI", "anselm-ai-heliotrope", None, None),
    ("Anselm 7B", "Anselm", "anselm-7b", "anselm", None),
]  # fmt: skip


def resolved(name: str, *organisations: str, developer: str | None = None) -> Entity:
    made = [RESOLVER.organisation(one) for one in organisations]
    return RESOLVER.model(name, RESOLVER.organisation(developer) if developer else None, made)


def key(entity: Entity | None) -> str | None:
    return entity.key.removeprefix("model/") if entity else None


@pytest.mark.parametrize(("name", "by", "expected", "family", "base"), CASES)
def test_a_model_with_its_family_and_base(
    name: str, by: str | None, expected: str, family: str | None, base: str | None
) -> None:
    found = resolved(name, *([by] if by else []))
    assert key(found) == expected
    assert key(found.linked(Relation.IN_FAMILY)) == family
    assert key(found.linked(Relation.VARIANT_OF)) == base


def test_two_makers_models_of_one_name_are_two() -> None:
    one, other = resolved("Atlas-7B", "Northlight Labs"), resolved("Atlas-7B", "Larkspur AI")
    assert one.key != other.key
    assert one.bare == other.bare == "model/atlas-7b"
    assert resolved("Atlas-7B").key == "model/atlas-7b"


def test_the_maker_counts_and_not_who_works_with_it() -> None:
    assert resolved("Atlas-7B", "Quayside", developer="Northlight Labs") == resolved(
        "Atlas-7B", "Northlight Labs"
    )
    served = RESOLVER.model("Atlas-7B", None, [RESOLVER.organisation("Quayside")], only_serve=True)
    assert served.key == "model/atlas-7b"


def test_a_family_of_the_same_name_is_a_candidate_and_no_guess() -> None:
    mine = resolved("Aurora-2 70B", "Northlight Labs")  # Microsoft has an Aurora
    assert mine.key == "model/northlight-labs-aurora-2-70b"
    assert [one.key for one in mine.candidates] == ["model/aurora-2-70b"]
    theirs = resolved("Aurora-2 70B", "Microsoft Research")
    assert (theirs.key, theirs.candidates) == ("model/aurora-2-70b", ())


def test_a_listed_family_is_linked_to_its_maker() -> None:
    family = resolved("Llama 3.1 8B").linked(Relation.IN_FAMILY)
    assert family is not None
    assert family.is_class
    maker = family.linked(Relation.DEVELOPED_BY)
    assert maker is not None
    assert maker.key == "org/meta"
