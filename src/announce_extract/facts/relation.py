"""How an organisation is tied to a model in a sentence: by its verb, as an agent, a possessor, beside it."""

from __future__ import annotations

from announce_extract.mentions.mention import Mention, Org
from announce_extract.patterns import compiled
from announce_extract.text.sentences import Sentence

_POSSESSIVE = compiled(r"'s?\s(?:[\w.-]+\s){0,6}(?:[\w-]+,\s)?[\"'(]?$")
_BY = compiled(
    r"(?:\W{0,3}[^.;]{0,80}?\b(?:by|from|of|at)\s(?:the\s|\w+\s){0,2}|,?\s(?:which|that|the\s\w+)\s|\s\()$"
)
# "a reproduction of Meta AI's LLaMA": the other model's developer
_OWNS = compiled(r"'s\s[A-Z]", ignore_case=False)
# "was post-trained by X" says more than "a model from Y"
_AGENT = compiled(
    r"\b(?:trained|tuned|distilled|released|built|developed|unveiled|published)\s(?:by|(?:jointly\s|together\s)?in\s(?:a\s|an\s)?(?:\w+\s)?(?:collaboration|cooperation|partnership|effort)\s(?:between|of|among))\s(?:the\s|an?\s)?$"
)
VERB = r"(?:releas|unveil|launch|announc|introduc|open-?sourc|debut|publish|train|pre-?train|post-?train|fine-?tun|develop|built|creat|made|ship|present|propos|distil|put|upload|describ|sharing|shared|revamp|drop|build|serve|run|deploy|add|took|plan|work|prepar|open)\w*"
_DOES = compiled(rf"[^.;]{{0,90}}?\b{VERB}\b[^.;]{{0,110}}$")
# "Amazon serves X", "Perplexity post-trained X"; not "Amazon since 2023, and we use its chips to train X"
_ACTS_ON = compiled(
    r"(?:-led|-backed)?(?:,\s[^,;.]{3,60},|\s\([^)]{1,30}\))?(?:\s(?:got\sthere|by|says?|said|claims?|claimed|that|it|they|to|complet\w+|finish\w+|academic|research|joint|\w+ly|has|have|had|also|will|is|are|today|recently|just|now|quietly|and|team|teams|lab|group|arm|unit|researchers|engineers|scientists))*\s"
    r"(?:fine-?\s?tun|post-?train|pre-?train|train|distil|host|serv|deploy|offer|launch|releas|announc|unveil|introduc|adapt|run|continu|customi|quanti|compress|prun|buil|us(?:e|ed|es|ing)\b|took|put|add|open|made|creat|develop|going|plan|dropp|publish|present|shar|debut|ship)"
)
# "Training X took 41 days, Mingde Technology said"
_SPEAKS = compiled(
    r"(?:\s\([^)]{1,20}\))?\s(?:said|says|announced|reported|wrote|disclosed|revealed)\b"
)
_CUSTOMER = compiled(
    r"\b(?:(?:customers?|investors?|backed\sby|funded\sby|rented\sfrom|bought\sfrom|rent\w*|hosted\s(?:on|by)|partners?\sinclud\w+|investment\sfrom|available\son)\s(?:the\s)?(?:[\w']+\s)?|"
    r"(?:on|via|through|under)\s(?:the\s)?)$"
)


def relation(
    text: str, o: Mention[Org], model: tuple[int, int], s: Sentence, *, own: float, foreign: bool
) -> float:
    """Points for an organisation as the one who did it: 3 and more where words say so.

    `model` is the span of the model's name; `own` is added where the model is known to be the
    organisation's; `foreign` is true where it is known to be another's that is on the page.
    """
    start, end = model
    if is_customer(text, o, s):
        return 0
    if o.end <= start:
        return _before(text[o.end : start], own, foreign=foreign)
    between = text[end : o.start]
    if _SPEAKS.match(text, o.end) and between.rstrip().endswith((",", "'s")):
        return 3.2 + own - len(between) / 400
    if _AGENT.search(between):
        return 5 + own - len(between) / 200
    if _BY.match(between) and not _OWNS.match(text, o.end):
        return 3.5 + own - len(between) / 200
    return 0.6 + own - len(between) / 250


def _before(between: str, own: float, *, foreign: bool) -> float:
    if _DOES.match(between) and not between.startswith("'s"):
        # a cloud or vendor before another's model
        idle = foreign and not _ACTS_ON.match(between)
        return 0.7 if idle else 4 + own - len(between) / 200
    beside = between.startswith(" ") and len(between) <= 2
    if beside or _POSSESSIVE.fullmatch(between):
        return 3 + own
    return 0.9 + own - len(between) / 300 - 0.4 * between.count(",")


def is_customer(text: str, o: Mention[Org], s: Sentence) -> bool:
    """Whether an organisation pays, rents out or hosts: "rented from X", "backed by X"."""
    return bool(_CUSTOMER.search(text[max(s.start, o.start - 40) : o.start]))
