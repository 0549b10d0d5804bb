"""Words around a name that tell that it names no model: a tool, a programme, a machine."""

from __future__ import annotations

from announce_extract.patterns import compiled

PERSON = compiled(
    r"\b(?:founders?|co-?founders?|researchers?|scientists?|professors?|engineers?|analysts?|authors?|CEO|CTO|chief|president|director|executive|journalist|head\sof)\b"
)


# "The supercomputer, named Colossus": no model
MACHINE = compiled(
    r"\b(?:supercomputers?|clusters?|machines?|data\scent\w+|campus|chips?|accelerators?|projects?|tools?|platforms?|apps?|infrastructure|frameworks?|methods?|techniques?|librar(?:y|ies)|benchmarks?|datasets?|corpus|algorithms?|modes?|features?|mechanisms?|approach|engines?|tokenizers?|optimizers?|processors?|protocols?|companion|robots?|cars?|innovations?|inventions?|tricks?|schemes?|procedures?|strateg(?:y|ies)|harness|company|companies|start-?ups?|firms?|initiative|program),?\s(?:that\sis\s|which\sis\s|is\s)?$"
)


# "LiteLLM, the widely used proxy"; not "Foo, a platform model"
_THING_AFTER = compiled(
    r"(?:,|\sis|\swas|\s?—|:|\s\()\s?(?:an?|the|our|its|their)\s(?:[\w-]+\s){0,5}?(?:supercomputers?|(?:super)?cluster|data\scent(?:er|re)|campus|prox(?:y|ies)|tool|toolkit|library|framework|platform|app|application|service|gateway|program|initiative|project|start-?up|company|firm|technique|method|engine|kernel|mechanism|algorithm|pipeline|feature|interface|protocol|magazine|newspaper|conference)\b(?!'s|\s(?:model|LLM))"
)


# "GPT-style", "launched Daybreak for Frontline Defenders"
_OTHER_AFTER = compiled(r"-[a-z]{3}", ignore_case=False)


_PROGRAMME = compiled(r"\sfor\s[A-Z]", ignore_case=False)


# "The architecture introduces IndexShare"
_PART = compiled(
    r"\b(?:architecture|paper|method|version|update|model|report|release|team|design)\s(?:also\s|further\s)?introduc\w+\s$"
)


# "SynapseAI software suite", "Gaudi AI Training Server", "Mamba2 blocks"
_NOUN_AFTER = compiled(
    r"\s(?:[a-z]+\s)?(?:software|suite|platform|library|SDK|framework|toolkit|servers?|instances?|techniques?|methods?|formats?|kernels?|compiler|engines?|chips?|dataset|benchmark|blocks?|layers?|backbone|heads?|cells?)\b",
    ignore_case=False,
)


# "Colossus 2 will house 550,000 GB200s"
_HOUSES_AFTER = compiled(
    r"\s(?:will\s|now\s|to\s)?(?:hous(?:es?|ing)|hosts?|hosting|comprises|consists\sof|boasts)\s(?:[a-z]+\s){0,4}\d[\d,.]*\s(?:[\w-]+\s){0,3}?(?:GPUs|chips|accelerators|processors|(?-i:[A-Z]+\d+)\w*)\b"
)


def is_another_thing(text: str, rule: str, start: int, end: int) -> bool:
    """Whether the words around a name tell that it is a tool, a programme or a part of a model."""
    if any(p.match(text, end) for p in (_OTHER_AFTER, _THING_AFTER, _NOUN_AFTER, _HOUSES_AFTER)):
        return True
    if rule == "released" and _PROGRAMME.match(text, end):
        return True
    return rule == "introduced" and bool(_PART.search(text[max(0, start - 50) : start]))
