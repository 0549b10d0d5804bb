"""What is known of one model on a page, before it becomes records."""

from __future__ import annotations

from dataclasses import dataclass, field

from announce_extract.mentions.mention import Amount, Chip, Mention, ModelName, Org, Role
from announce_extract.mentions.model_name import key
from announce_extract.schema import TrainingPhase
from announce_extract.text.sentences import Sentence


@dataclass(slots=True)
class Hardware:
    """A count, a kind of chip, or both, with the phases they were used for."""

    count: Mention[Amount] | None
    chips: list[Mention[Chip]]
    sentence: Sentence
    phases: list[Mention[TrainingPhase]] = field(default_factory=list)
    extras: dict[Role, Mention[Amount]] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """Where it is told: at the count, even if its chips were named before."""
        return self.count.start if self.count else min(c.start for c in self.chips)

    @property
    def end(self) -> int:
        """Where its last word ends."""
        told = [self.count] if self.count else []
        return max(m.end for m in (*told, *(c for c in self.chips if c.start >= self.start)))


@dataclass(slots=True, eq=False)
class Entity:
    """One model of a page: its mentions and all that is said of it; equal to no other."""

    name: str
    mentions: list[Mention[ModelName]]
    size: int | None = None
    active: int | None = None
    developer: str | None = None
    described: bool = False
    """True for a model without a name ("its 1.6-trillion-parameter model")."""
    owner: Mention[Org] | None = None
    amounts: dict[Role, Mention[Amount]] = field(default_factory=dict)
    hardware: list[Hardware] = field(default_factory=list)
    phases: list[Mention[TrainingPhase]] = field(default_factory=list)
    organisations: list[Mention[Org]] = field(default_factory=list)
    base_of: Mention[Org] | None = None
    family: Entity | None = None
    """The family that its name begins with, where the page speaks of that too."""
    told: bool = False
    """Whether a phase is said of it directly: "fine-tuned X", "X was trained"."""
    owned: str = ""
    """Its key without the owner that it begins with, where the rest is a family's of the page."""
    bond: float = 0.0
    """How surely its organisation is tied to it: 3 and more where a verb or possessive does."""

    @property
    def key(self) -> str:
        """Its name for comparison with those of its family: "Meta-Llama-3-8B" is a "llama38b"."""
        return self.owned or key(self.name)

    @property
    def first(self) -> int:
        """Where it is first mentioned."""
        return min(m.start for m in self.mentions)
