"""The rules of open names, each a pattern with the name that evidence gives it, in their order."""

from __future__ import annotations

from announce_extract.mentions.model_patterns import (
    APPOSITION,
    AS_CALLED,
    CALLED,
    CALLED_LOWER,
    CARD_OF,
    COMES_IN,
    FAMILY,
    FROM_WHOM,
    HAS_PARAMETERS,
    IN_FAMILY,
    IN_PARENTHESIS,
    INTRODUCED,
    ITEM_HEAD,
    KIND_ASIDE,
    LABELLED,
    MODEL_AFTER,
    MODELS_ARE,
    NOUN_BEFORE,
    OF_LAB,
    OWNED_NUMBER,
    OWNED_SIZE,
    PAIR,
    PASSIVE,
    PLURAL,
    RELEASED,
    RUN_OF,
    SHORTENED,
    SIZE_ASIDE,
    SIZE_FIRST,
    SIZED_BEFORE,
    SUCCESSOR,
    THE_MODEL,
    TRAINED,
    WHICH,
)
from announce_extract.patterns import compiled
from announce_extract.patterns.together import together

RULES = (
    ("parenthesis", IN_PARENTHESIS),
    ("sized", SIZED_BEFORE),
    ("called", CALLED),
    ("called", CALLED_LOWER),
    ("label", LABELLED),
    ("as-called", AS_CALLED),
    ("owned-size", OWNED_SIZE),
    ("size-aside", SIZE_ASIDE),
    ("comes-in", COMES_IN),
    ("pair", PAIR),
    ("apposition", APPOSITION),
    ("noun-before", NOUN_BEFORE),
    ("trained", TRAINED),
    ("has-parameters", HAS_PARAMETERS),
    ("passive", PASSIVE),
    ("which", WHICH),
    ("model-after", MODEL_AFTER),
    ("from-whom", FROM_WHOM),
    ("kind-aside", KIND_ASIDE),
    ("card", CARD_OF),
    ("shortened", SHORTENED),
    ("size-first", SIZE_FIRST),
    ("item-head", ITEM_HEAD),
    ("run-of", RUN_OF),
    ("owned-number", OWNED_NUMBER),
    ("plural", PLURAL),
    ("successor", SUCCESSOR),
    ("in-family", IN_FAMILY),
    ("the-model", THE_MODEL),
    ("of-lab", OF_LAB),
    ("models-are", MODELS_ARE),
    ("family-of", FAMILY),
    ("introduced", INTRODUCED),
    ("released", RELEASED),
)
_OFTEN = {"sized", "called", "apposition", "noun-before", "released", "passive"}
"""Rules that match on many pages, or are slow together with others."""
# a header "| Model | Params |" and rows "| Cirrus-S | 3B |"
TABLE = compiled(
    r"(?m:^)[|\ \t]*+(?:(?:[\w-]+\ ){0,3}models?(?:\ (?:name|id|variant|version))?|name|checkpoint(?:\ name)?)\s*\|[^\n]*"
)
together((*(pattern for rule, pattern in RULES if rule not in _OFTEN), TABLE))
