"""Names as data: organisations, accelerators, models, phases and cues, checked when loaded.

>>> vocabulary = load()
>>> next(o.country for o in vocabulary.organisations if o.name == "Moonshot AI")
'CN'
"""

from announce_extract.vocabulary.entries import (
    Accelerator,
    CueEntry,
    FieldEntry,
    ModelFamily,
    Organisation,
    PhaseEntry,
    System,
)
from announce_extract.vocabulary.files import VocabularyFile, parse
from announce_extract.vocabulary.loading import load
from announce_extract.vocabulary.whole import Vocabulary

__all__ = [
    "Accelerator",
    "CueEntry",
    "FieldEntry",
    "ModelFamily",
    "Organisation",
    "PhaseEntry",
    "System",
    "Vocabulary",
    "VocabularyFile",
    "load",
    "parse",
]
