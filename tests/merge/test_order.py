"""The order of the records changes nothing."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from announce_extract.schema import Announcement, MergedAnnouncement
from tests.graph import story as graph
from tests.merge.story import merged, record

SAID = st.fixed_dictionaries(
    {
        "model": st.sampled_from(["Aurora-2", "Aurora-2 70B", None]),
        "by": st.sampled_from(
            [(), ("Northlight",), ("Larkspur",), ("Google",), ("Google DeepMind",)]
        ),
        "on": st.sampled_from([(), ("H100",), ("H800",), ("GPU",), ("Ascend 910C",)]),
        "phases": st.sampled_from([(), ("pretraining",), ("training",), ("inference",)]),
        "at": st.sampled_from(["2026-03-03", "2026-03-10", "2026-03-20", "2026-05-01"]),
        "status": st.sampled_from(["stated", "claimed", "denied"]),
        "text": st.integers(0, 3),
        "url": st.sampled_from(["https://northlight.example/a", "https://o.example/b", None]),
    },
    optional={
        "chips": st.sampled_from([512, 500, (500, "approximate"), 5120]),
        "parameters": st.sampled_from([7 * 10**9, 70 * 10**9]),
        "when": st.sampled_from([None, "2026", "2026-03", "2026-03-03"]),
    },
)


def lines(found: list[MergedAnnouncement]) -> list[str]:
    return [one.model_dump_json() for one in found]


@given(st.lists(SAID, min_size=1, max_size=9).flatmap(
    lambda said: st.tuples(st.just(said), st.permutations(range(len(said))))
))  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_any_order_gives_the_same_lines(drawn: tuple[list[dict[str, Any]], list[int]]) -> None:
    said, order = drawn
    records = [record(n, **words) for n, words in enumerate(said, 1)]
    found = merged(records)
    assert lines(merged(records[place] for place in order)) == lines(found)
    ids = sorted(r.id for one in found for r in one.records)
    assert ids == sorted(r.id for r in records)  # each once, in one announcement
    again = [r for one in found for r in one.records]
    assert lines(merged([*again, *records])) == lines(found)


def test_merging_what_was_merged_changes_nothing() -> None:
    records = [p.record for p in graph.found()]
    found = merged(r for r in records if isinstance(r, Announcement))
    placed = [graph.found()[0]._replace(record=one) for one in found]
    from announce_extract.merge import Options, merge
    from tests.merge.story import resolver

    again = list(merge(placed, Options(resolver(), print)))
    assert lines(again) == lines(found)
    kestrel = next(one for one in found if one.articles == 4)
    assert (kestrel.model, kestrel.texts) == ("model/harrowgate-labs-kestrel-120b", 3)
    assert [v.value for v in kestrel.told["chip_count"].variants] == [6144, 61440, 6000]
    assert kestrel.disputed == ("chip_count",)
