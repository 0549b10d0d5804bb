from __future__ import annotations

import inspect
import re

import pytest

from announce_extract.mentions import organisation

from .table import Case, cases, quoted, reading

LISTED = (
    Case("Meta said so.", (("Meta", "Meta"),)),
    Case("OpenAI and Microsoft", (("OpenAI", "OpenAI"), ("Microsoft", "Microsoft"))),
    Case("META ANNOUNCED IT", (("META", "Meta"),)),
    Case("DeepMind did it.", (("DeepMind", "Google DeepMind"),)),
    Case("Huawei\u2011led researchers", (("Huawei", "Huawei"),)),
    Case("Cursor's new model", (("Cursor", "Cursor"),)),
    Case("Reuters reported it.", (("Reuters", "Reuters"),)),
    Case(
        "Magic, a startup in Berlin, is small.",
        (("Magic", "Magic"),),
        "an ambiguous name in apposition",
    ),
)
OPEN = (
    Case("the weights of the new model from @Zorvex", (("Zorvex", "Zorvex"),)),
    Case("the Ministry of Science will", (("Ministry of Science", "Ministry of Science"),)),
    Case("Zorvex, Inc. today introduced a model.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex of Barcelona trained a model.", (("Zorvex", "Zorvex"),)),
    Case("Żorvex AI has a plan.", (("Żorvex AI", "Żorvex AI"),), "letters beyond ASCII"),
    Case("Zorvex AI has a plan.", (("Zorvex AI", "Zorvex AI"),)),
    Case("Zorvex Labs has a plan.", (("Zorvex Labs", "Zorvex Labs"),)),
    Case("the University of Brindle", (("University of Brindle", "University of Brindle"),)),
    Case("Zorvex released a model.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex, based in Oslo, has trained a model.", (("Zorvex", "Zorvex"),)),
    Case("The model was trained by Zorvex and others.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex’s new model", (("Zorvex", "Zorvex"),)),
    Case("a Zorvex-led team", (("Zorvex", "Zorvex"),)),
    Case("the startup Zorvex", (("Zorvex", "Zorvex"),)),
    Case("Zorvex, a small start-up, did it.", (("Zorvex", "Zorvex"),)),
    Case("In Oslo, Zorvex used 64 H100s.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex Qalo used 64 H100s.", (("Zorvex Qalo", "Zorvex Qalo"),)),
    Case("so says Zorvex, whose plan it is.", (("Zorvex", "Zorvex"),)),
    Case("Developer: Zorvex", (("Zorvex", "Zorvex"),)),
    Case("researchers at Zorvex", (("Zorvex", "Zorvex"),)),
    Case("the model from Zorvex", (("Zorvex", "Zorvex"),)),
    Case("Zorvex says it trained a model.", (("Zorvex", "Zorvex"),)),
    Case("Zorvex, which provides language models, agreed.", (("Zorvex", "Zorvex"),)),
    Case(
        "Zorvex and Qalo released a model.",
        (("Zorvex", "Zorvex"), ("Qalo", "Qalo")),
        "two that do something together",
    ),
    Case(
        "researchers from Zorvex, Qalo and Brint have a model.",
        (("Zorvex", "Zorvex"), ("Qalo", "Qalo"), ("Brint", "Brint")),
    ),
    Case("xZorvex is announcing a model.", (("xZorvex", "xZorvex"),), "a small letter first"),
    Case("Zorvex bagged 40,000 H100s.", (("Zorvex", "Zorvex"),)),
    Case(
        "Zorvex Institute of Technology has a plan.",
        (("Zorvex Institute of Technology", "Zorvex Institute of Technology"),),
    ),
    Case("Zorvex says it won. Later, Zorvex lost.", (("Zorvex", "Zorvex"), ("Zorvex", "Zorvex"))),
)
NO = tuple(
    Case(text)
    for text in (
        "The Chinese launched a probe.",
        "March announced spring.",
        "It released a model.",
        "Yesterday launched",
        "a team led by experts",
        "researchers at home",
        "made by hand",
        "Magic is a kind of art",
        "a magic trick",
        "Chinese researchers trained a model.",
        "Model Lane",
        "the AI Act",
        "A new study released today",
        "Both released models.",
        "a mouse cursor",
        "The company launched it.",
        "We trained a model.",
        "She said it is.",
        "Meanwhile it launched.",
        "an inflection of the word",
        "In May they released it.",
        "Inference takes 8 GPUs.",
        "Don't have 8 A100s to play with?",
        "RL trained models are strong.",
    )
)
HARDER = (Case("a startup called Zorvex", (("Zorvex", "Zorvex"),)),)
KNOWN_FAILURES = (
    Case(
        "The University of Brindle did it.",
        (("University of Brindle", "University of Brindle"),),
        "The before a university",
    ),
)


def values(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((quoted(text, m), m.value.name) for m in reading(text).organisations)


@cases(*LISTED, *OPEN, *NO, *HARDER, failing=KNOWN_FAILURES)
def test_organisations(case: Case) -> None:
    assert values(case.text) == case.found


def _rules() -> set[str]:
    written = set(re.findall(r'"organisation/([a-z-]+)"', inspect.getsource(organisation)))
    return {
        f"organisation/{rule}" for rule in written | {rule for rule, *_ in organisation._ACTORS}
    }


FIRED = {m.rule for case in (*LISTED, *OPEN) for m in reading(case.text).organisations}


@pytest.mark.parametrize("rule", sorted(_rules() | {"organisation/listed"}))
def test_rule_fires(rule: str) -> None:
    assert rule in FIRED


def test_outlets_are_told_apart() -> None:
    kinds = {
        m.value.name: m.value.kind
        for m in reading("Reuters reported that Meta did it.").organisations
    }
    assert kinds["Reuters"] == "outlet"
    assert kinds["Meta"] != "outlet"
