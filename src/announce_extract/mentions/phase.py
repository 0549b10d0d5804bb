"""Training phases: the words of the vocabulary, with look-alikes kept out."""

from __future__ import annotations

import re

from announce_extract.mentions.mention import Mention
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.schema import TrainingPhase
from announce_extract.vocabulary import Vocabulary

# "training data", "training of staff", "a training course", "pretrained by others" are no phase here
_NOT_AFTER = compiled(
    r"""\s(?:data(?:set)?s?\b|course|centers?|programs?|programmes?|session|costs?\ by|camp|images?\b|corpus|examples?|samples?|
        staff|drivers|teachers|engineers|people|workers|employees|students|local|set\b|objective|speed|times?\ faster|
        (?:and\s(?:inference|serving)\s)?(?:models|workloads|chips|clusters?\ for))"""
)
_NOT_BEFORE = compiled(
    r"(?:\b(?:staff|safety|crew|job|pilot|driver|teacher)\s(?:on-the-job\s)?|job-)$"
)

# "its run on 256 GB200s ended" is a run, and nothing runs there
_A_RUN = compiled(
    r"\b(?:its|the|an?|this|that|each|one|first|second|third|final|full|whole|single|entire|same|training)\s$"
)


# "to train and run Claude"
_BESIDE_TRAIN = r"(?<=train\ and\ )(?:run|deploy)|(?<=training\ and\ )(?:running|deploying)"


class Phases:
    """The phase words of a vocabulary, compiled into one pattern."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index every surface without its hyphens and spaces."""
        self._phases: dict[str, TrainingPhase] = {}
        for entry in vocabulary.phases:
            for s in entry.surfaces:
                self._phases[_key(s)] = TrainingPhase(entry.phase)
        surfaces = sorted(
            {s for e in vocabulary.phases for s in e.surfaces}, key=lambda s: (-len(s), s)
        )
        self._phases |= {"run": TrainingPhase.INFERENCE, "running": TrainingPhase.INFERENCE}
        self._phases |= {"deploy": TrainingPhase.INFERENCE, "deploying": TrainingPhase.INFERENCE}
        body = "|".join(_flexible(s) for s in surfaces)
        self._pattern = compiled(rf"(?<![A-Za-z0-9_])(?:{body}|{_BESIDE_TRAIN})(?![A-Za-z0-9_])")

    def find(self, text: str) -> list[Mention[TrainingPhase]]:
        """All phases in the text, in order."""
        found = []
        for match in scan(self._pattern, text):
            phase = self._phases[_key(match[0])]
            if match[0].lower() in {"rl", "ppo", "dpo", "sft"} and not match[0].isupper():
                continue
            if phase in {TrainingPhase.TRAINING, TrainingPhase.INFERENCE} and _NOT_AFTER.match(
                text, match.end()
            ):
                continue
            before = text[max(0, match.start() - 24) : match.start()]
            if phase is TrainingPhase.TRAINING and _NOT_BEFORE.search(before):
                continue
            if match[0].lower().startswith("run on") and _A_RUN.search(before):
                continue
            found.append(Mention(phase, match.start(), match.end(), f"phase/{phase}"))
        return found


def _key(surface: str) -> str:
    return re.sub(r"[\s-]+", "", surface.lower())


def _flexible(surface: str) -> str:
    parts = re.split(r"([- ])", surface)
    return "".join({"-": r"[-\s]{0,2}", " ": r"[\s-]+"}.get(p, re.escape(p)) for p in parts)
