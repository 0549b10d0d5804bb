from __future__ import annotations

from announce_extract.vocabulary import load

from .table import Case, cases, quoted, reading

YES = (
    Case("They announced it", (("announced", "release"),)),
    Case("They open-sourced it", (("open-sourced", "release"),)),
    Case("They rolled out Quartz", (("rolled out", "release"),)),
    Case("says a spokesman", (("says", "claim"),)),
    Case("According to a spokesman", (("According to", "claim"),)),
    Case("it reportedly has", (("reportedly", "rumour"),)),
    Case("it is believed to have", (("is believed to", "rumour"),)),
    Case("People familiar with it", (("People familiar", "rumour"),)),
    Case("it will", (("will", "plan"),)),
    Case("it is expected to", (("is expected to", "plan"),)),
    Case("they did not", (("did not", "denial"),)),
    Case("they didn’t", (("didn't", "denial"),)),
    Case("they denied it", (("denied", "denial"),)),
    Case("larger than", (("than", "compare"),)),
    Case("you can", (("you can", "hypothetical"),)),
    Case("a supercomputer", (("supercomputer", "use"),)),
    Case("plans to build", (("plans to", "plan"), ("build", "use"))),
)
NO = tuple(
    Case(text)
    for text in ("a willow", "a goodwill gesture", "essays", "thanks", "planet", "notable")
)
KNOWN_FAILURES = (
    Case("a never-ending thing", (), "part of a compound"),
    Case("the last will of a man", (), "a noun"),
)


def values(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((quoted(text, m), m.value) for m in reading(text).cues)


@cases(*YES, *NO, failing=KNOWN_FAILURES)
def test_cues(case: Case) -> None:
    assert values(case.text) == case.found


def test_every_kind_is_found() -> None:
    kinds = {c.kind for c in load(()).cues if not c.kind.startswith("not_")}
    assert {value for case in YES for _, value in case.found} == kinds
