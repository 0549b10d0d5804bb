from __future__ import annotations

import pytest

from announce_extract.identity import Relation, Resolver
from announce_extract.vocabulary import load

RESOLVER = Resolver(load())

CASES = [
    ("H100", "h100", "NVIDIA", "Hopper"),
    ("NVIDIA H100 80GB SXM5", "h100", "NVIDIA", "Hopper"),
    ("H100s", "h100s", None, None),  # records have no plurals: this is another name
    ("Ascend 910C", "ascend-910c", "Huawei", "Ascend 910"),
    ("MI300X", "mi-300x", "AMD", "CDNA 3"),
    ("TPU v5p", "tpu-v5p", "Google", None),
    ("Zephyr 9", "zephyr-9", None, None),
]


@pytest.mark.parametrize(("name", "key", "vendor", "generation"), CASES)
def test_an_accelerator_with_its_vendor_and_generation(
    name: str, key: str, vendor: str | None, generation: str | None
) -> None:
    found = RESOLVER.accelerator(name)
    maker = found.linked(Relation.MADE_BY)
    assert found.key == f"accelerator/{key}"
    assert (maker.name if maker else None, found.generation) == (vendor, generation)


def test_a_machine_is_linked_to_the_chips_in_it() -> None:
    machine = RESOLVER.accelerator("DGX H100")
    assert machine.key == "accelerator/dgx-h100"
    assert machine.linked(Relation.CONSISTS_OF) == RESOLVER.accelerator("H100")


def test_a_class_of_chips_is_none_of_them() -> None:
    assert RESOLVER.accelerator("GPU").is_class
    assert not RESOLVER.accelerator("H100").is_class


def test_every_surface_of_the_vocabulary_leads_to_its_entry() -> None:
    vocabulary = load()
    for entry in (*vocabulary.accelerators, *vocabulary.systems):
        for surface in entry.surfaces:
            assert RESOLVER.accelerator(surface).name == entry.name, surface
