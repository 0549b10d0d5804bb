"""Models: the family by the first words of the name, the maker where the family is not listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from announce_extract.identity.entity import Entity, Kind, Link, Relation, related
from announce_extract.identity.forms import forms, without
from announce_extract.identity.organisations import Organisations
from announce_extract.identity.slugs import clean, slug, tokens
from announce_extract.vocabulary import ModelFamily

# "405B", "1.6T", "8x7B", "235B-A22B" at the end of a name; not the "3.1" of "Llama 3.1".
SIZE = re.compile(
    r"""
    (?: [\s\-\u2010-\u2015_]{1,3}
        (?: A?\d{1,6}(?:\.\d{1,6})?[BMT] | \d{1,3}x\d{1,5}(?:\.\d{1,3})?B )
    ){1,3}
    \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "Marigold-VL" of "Marigold-VL-2B", "Aurora" of "Aurora2"; nothing of "Heliotrope".
FAMILY = re.compile(r"([^\W\d_]{2,40}+(?:[ -][^\W\d_]{2,40}+){0,3}+)(?=[\s\-\u2010-\u2015_]*+\S)")


@dataclass(frozen=True, slots=True)
class Makers:
    """What a record says of who made a model."""

    developer: Entity | None = None
    organisations: tuple[Entity, ...] = ()
    only_serve: bool = False
    """The organisations use the model and need not have made it."""

    @property
    def owner(self) -> Entity | None:
        """Who made it, as far as is said."""
        lead = None if self.only_serve else next(iter(self.organisations), None)
        return self.developer or lead

    @property
    def all(self) -> tuple[Entity, ...]:
        """Developer, or else the organisations."""
        return (self.developer,) if self.developer else self.organisations


class Models:
    """The listed families, and the way to a model."""

    def __init__(self, listed: Iterable[ModelFamily], makers: Organisations) -> None:
        """Index the families by the words of their names."""
        self._makers = makers
        self._families = {
            tokens(surface): entry
            for entry in listed
            if entry.kind == "family"
            for surface in entry.surfaces
            if tokens(surface)
        }
        self._longest = max(map(len, self._families), default=0)

    def resolve(self, name: str, makers: Makers) -> Entity:
        """The model of a listed family; else one minted from the name and its maker.

        Two makers' models of one name are two models. Where a name is that of a listed family
        and the maker is another, the model of the family is a candidate, not a guess.
        """
        plain = clean(name) or name
        namespace, slash, rest = plain.partition("/")
        if slash and rest and (owner := self._makers.of_namespace(namespace)):
            plain, makers = rest, Makers(owner)
        plain = self._without_maker(plain, makers.all)
        family = self._family(plain)
        if family is None:
            return self._minted(plain, makers.owner)
        if self._is_of(family, plain, makers):
            return self._of_family(plain, family)
        return self._minted(plain, makers.owner, (self._of_family(plain, family),))

    def _family(self, name: str) -> ModelFamily | None:
        words = tokens(name)
        for length in range(min(self._longest, len(words)), 0, -1):
            if found := self._families.get(words[:length]):
                return found
        return None

    def _is_of(self, family: ModelFamily, name: str, makers: Makers) -> bool:
        """Whether the model is of the family, or another of the same name."""
        if family.developer is None:
            return not family.ambiguous
        maker = self._makers.listed(family.developer)
        if any(related(maker, one) for one in makers.all):
            return True
        if not makers.developer and _starts_with(name, self._makers.surfaces(maker)):
            return True  # "DeepSeek-V4" is DeepSeek's, whoever works with it
        if makers.developer or family.ambiguous:
            # an ordinary word, or somebody else's: only a version that nobody claims counts
            return not makers.all and len(tokens(name)) > 1
        return True

    def _of_family(self, name: str, family: ModelFamily) -> Entity:
        made: tuple[Link, ...] = ()
        if family.developer:
            made = (Link(Relation.DEVELOPED_BY, self._makers.listed(family.developer)),)
        head = Entity(
            Kind.MODEL,
            f"{Kind.MODEL}/{slug(family.name)}",
            family.name,
            listed=True,
            is_class=True,
            links=made,
        )
        if slug(name) == slug(family.name):
            return head
        return self._variants(name, "", head, made, ())

    def _minted(
        self, name: str, owner: Entity | None, candidates: tuple[Entity, ...] = ()
    ) -> Entity:
        prefix = ""
        if owner and not _starts_with(name, self._makers.surfaces(owner)):
            prefix = owner.key.partition("/")[2] + "-"
        found = FAMILY.match(name)
        head = None
        if found and slug(found[1]) != slug(name):
            key = f"{Kind.MODEL}/{prefix}{slug(found[1])}"
            head = Entity(Kind.MODEL, key, found[1], is_class=True)
        return self._variants(name, prefix, head, (), candidates)

    def _variants(
        self,
        name: str,
        prefix: str,
        family: Entity | None,
        made: tuple[Link, ...],
        candidates: tuple[Entity, ...],
    ) -> Entity:
        """The model with what it is a variant of, up to the family."""
        shorter = without(name, forms().variant)
        if shorter == name:
            shorter = SIZE.sub("", name)
        links = list(made)
        if family:
            links.append(Link(Relation.IN_FAMILY, family))
        if shorter not in ("", name) and not (family and slug(shorter) == slug(family.name)):
            base = self._variants(shorter, prefix, family, made, ())
            links.append(Link(Relation.VARIANT_OF, base))
        return Entity(
            Kind.MODEL,
            f"{Kind.MODEL}/{prefix}{slug(name)}",
            name,
            links=tuple(links),
            candidates=candidates,
            bare=f"{Kind.MODEL}/{slug(name)}" if prefix else None,
        )

    def _without_maker(self, name: str, makers: Sequence[Entity]) -> str:
        """Leave out the maker's name before that of a family: "Meta Llama 3" is "Llama 3"."""
        words = name.split(" ")
        for length in range(min(3, len(words) - 1), 0, -1):
            head, rest = " ".join(words[:length]), " ".join(words[length:])
            family = self._family(rest)
            if family is None or family.developer is None:
                continue
            maker = self._makers.resolve(head)
            known = maker.listed or any(maker.key == one.key for one in makers)
            if known and related(self._makers.listed(family.developer), maker):
                return rest
        return name


def _starts_with(name: str, surfaces: Iterable[str]) -> bool:
    words = tokens(name)
    return any(words[: len(t)] == t for t in map(tokens, surfaces) if t)
