"""Phases of a sentence, each given to the models that it was, is or will be done to."""

from __future__ import annotations

from announce_extract.facts.fact import Entity
from announce_extract.facts.status import is_hypothetical
from announce_extract.facts.subjects import Subjects
from announce_extract.mentions.mention import Mention
from announce_extract.mentions.reading import Reading
from announce_extract.patterns import compiled
from announce_extract.schema import TrainingPhase
from announce_extract.text.sections import Kind
from announce_extract.text.sentences import Sentence

_NEAR = 400
_DIRECT = 40
_DENIED = compiled(
    r"\b(?:not|never|without|n't|rather\sthan|nothing\sabout|undisclosed:?)\b[^.;,]{0,40}$|\b(?:no|zero)\s(?:[\w-]+\s)?$"
)
# "developers can fine-tune", "for custom fine-tuning", "enabling them to distill": not done to the model
_OFFERED = compiled(
    r"\b(?:to|can|could|may|might|for|custom|users|developers|customers|easily|easy|support(?:s|ing)?|allow\w*|enabl\w*)\s(?:[\w-]+,?\s){0,2}$"
)
# "We can train a model with only 5B tokens"
_CAN = compiled(r"\b(?:can|could|may|might)\s(?:\w+\s)?$")
# "can be fine-tuned", "ready to be used, fine-tuned or adapted"
_MAY_BE = compiled(
    r"\b(?:can|could|may|might|should|must|needs?\sto|ready\sto|meant\sto|easy\sto|easily)\sbe\s(?:[\w-]+,?\s){0,4}$"
)
# "fine-tuning scripts", "RLHF details", "distilled samples", "a pretrained text encoder"
_OF_ANOTHER = compiled(
    r",?\sand\smore\b|[-\s](?:\([^)]{1,12}\)\s)?(?:and\s[\w-]+\s)?(?:scripts?|code|codebase|framework|librar(?:y|ies)|director(?:y|ies)|guides?|tutorials?|notebooks?|details?|perspective|"
    r"samples?|scaling|regimes|research(?:ers)?|experiments|algorithms?|APIs?|startup|microservices?|tools?|platforms?|providers?|offering|(?:versions?|variants?)(?!\sof\b)|counterparts|competitors|rivals|peers|efficiency|throughput|recipes\sfor|"
    r"(?:[\w-]+\s){0,2}(?:encoders?|autoencoders?|encoder-decoder|backbones?|embeddings?|classifiers?|adapters?|tokenizers?|teachers?|reward\smodels?|image\sgenerator))\b"
)
# "through distillation", "the distillation of X"; not "can be used for research and distillation"
_BY_WAY = compiled(
    r"(?:\b(?:via|through|using|uses?|used|with|by|after|on-policy|in|during|under(?:went|goes)|apply|applied|applies|combines|and\sthen|followed\sby|stages?:?)\s(?:[\w-]+,?\s){0,4}|^\W*|[:+→]\s?)$"
)
# "fine-tuning took two days", "supervised fine-tuning on", "instruction tuning (SFT)"
_NOUN = compiled(
    r"\s?(?:,|\(|\)|/|;|:|\s(?:of|on|was|were|is|took|takes|ran|runs?|stages?|phases?|used?|using|with|the|it|its|them|and\s\w+\slearning|and\sRL\w*|followed|to\s|over|across|process|data))"
)
# "The library for data pre-processing, training and fine-tuning can be found here"
_CODE_FOR = compiled(
    r"\b(?:code|codebase|librar(?:y|ies)|scripts?|recipes?|tools?|toolkits?|frameworks?|repo|repository|instructions|examples?|guides?|tutorials?|notebooks?|template|pipelines?)\b[^.;:]{0,24}\b(?:for|to)\s(?:[\w-]+,?\s){0,6}$"
)
# "making inference and finetuning accessible even on consumer hardware"
_MAKES = compiled(r"\b(?:making|makes?|made)\s(?:[\w-]+\s){0,4}$")
_EASY = compiled(
    r"\s(?:[\w-]+\s){0,4}(?:accessible|possible|eas(?:y|ier)|cheaper|simpler?|faster|feasible|affordable)\b"
)
# "six dense models distilled from X": the models are not X
_OTHERS = compiled(
    r"\b(?:(?:two|three|four|five|six|seven|eight|several|many|some|other|smaller|dense|new|\d+)\s(?:[\w-]+\s){0,3})(?:models|versions|variants|checkpoints|LLMs)\s$"
)


def give_phases(reading: Reading, subjects: Subjects, s: Sentence) -> None:
    """Give the phases of a sentence to its models, or to the model that it goes on about."""
    for p in reading.within(reading.phases, s):
        if p.value is TrainingPhase.INFERENCE or not is_done(reading, p, s):
            continue
        e, cost = subjects.of(p.start, p.end, s)
        refers = subjects.refers(s) or subjects.only() is e
        if e is None or (cost >= 300 and not refers and s.kind is not Kind.ITEM):
            continue
        alone = len(subjects.inside(s)) == 1 and cost < 300
        if cost < 200 or alone or (cost >= 300 and (_is_near(reading, e, p, s))):
            for target in subjects.targets(e, s, p.start):
                target.phases.append(p)
                target.told |= cost < _DIRECT


def _is_near(reading: Reading, e: Entity, p: Mention[TrainingPhase], s: Sentence) -> bool:
    """Whether a model was named shortly before, or earlier in the same paragraph."""
    return s.kind is Kind.ITEM or any(
        0 <= p.start - m.end < _NEAR or (m.end <= p.start and reading.sentence_at(m.start).block == s.block)
        for m in e.mentions
    )  # fmt: skip


def is_done(reading: Reading, p: Mention[TrainingPhase], s: Sentence) -> bool:
    """Whether a phase is told as done or planned, to the model and not to something else."""
    text = reading.page.text
    before = text[max(s.start, p.start - 60) : p.start]
    if _DENIED.search(before) or is_hypothetical(reading, s, p.start):
        return False
    word = text[p.start : p.end].lower()
    if _MAY_BE.search(before) or _OF_ANOTHER.match(text, p.end, s.end):
        return False
    if word.endswith("ing") and _CODE_FOR.search(text[max(s.start, p.start - 110) : p.start]):
        return False
    if _MAKES.search(before) and _EASY.match(text, p.end, s.end):
        return False
    if word == "train" and _CAN.search(before):
        return False
    if word.endswith(("ed", "from")):
        return not _OTHERS.search(before)
    if (
        word.endswith("tuning")
        and not (_BY_WAY.search(before) or _NOUN.match(text, p.end))
        and s.kind is Kind.PARAGRAPH
    ):
        return False
    if word.endswith("distillation") and not _BY_WAY.search(before):
        return False
    special = p.value in {TrainingPhase.FINE_TUNING, TrainingPhase.DISTILLATION}
    return not (special and not text[p.start : p.end].isupper() and _OFFERED.search(before))
