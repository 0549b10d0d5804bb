"""Listed names and cue words, found by spaCy's PhraseMatcher: any number of them at no cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.windows import Excerpt, Windows
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.vocabulary import Vocabulary

# What lets an ordinary word stand for a company: "Cursor's", "Lambda said", "startup Magic".
_SUPPORT_AFTER = compiled(
    r"\s*+(?:'s\s|,?\s*(?:an?|the)\s[^.]{0,40}(?:startup|company|lab|firm|maker)|\s(?:says|said|announced|launched|unveiled|"
    r"released|introduced|has\s(?:released|launched|trained|unveiled)|trained|serves|deploys|signed|raised|plans\sto|built|opened|ordered|bought|fine-tuned|open-sourced|unveils|releases|launches|announces|debuts|introduces|admits|AI\b|Labs?\b))"
)
_SUPPORT_BEFORE = compiled(
    r"(?:\b(?:startup|start-up|company|firm|lab|maker|provider|builder|developer|by|from|with|at)\s)$"
)


# the tokenizer's time grows with the square of such runs
_RUN = compiled(r"([^\w\s])\1{19,}")
_PUNCTUATION = compiled(r"[^\w\s]{20}")
_MID_SENTENCE = compiled(r"[a-z,]\ ", ignore_case=False)
_LICENCE = compiled(r"[\s-]licen[sc]e")  # "the MIT License"
_NOT_A_NAME = compiled(r"\s?\d|\s[A-Z]", ignore_case=False)


_CACHE = 50_000
"""Words whose tokens are kept."""


class Lexicon:
    """The listed organisations and cues of a vocabulary, ready to match."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Tokenise every surface once."""
        self.nlp = English()
        self.nlp.max_length = 10**9
        cast(Any, self.nlp.tokenizer).max_cache_size = _CACHE
        self._orgs = PhraseMatcher(self.nlp.vocab)
        self._cues = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._by_key: dict[str, Org] = {}
        self._ambiguous: dict[str, frozenset[str]] = {}
        parents = {o.name: o.parent for o in vocabulary.organisations if o.parent}
        phrases: dict[bool, list[Doc]] = {True: [], False: []}
        for o in vocabulary.organisations:
            ids = {"wikidata": o.wikidata} if o.wikidata else {}
            self._by_key[o.name] = Org(o.name, o.kind, ids, lineage=_lineage(o.name, parents))
            self._ambiguous[o.name] = frozenset(o.ambiguous)
            surfaces = {*o.surfaces, *(s.upper() for s in o.surfaces if len(s) > 3)}
            docs = [self.nlp.make_doc(s) for s in sorted(surfaces)]
            self._orgs.add(o.name, docs)
            phrases[False] += docs
        for cue in (c for c in vocabulary.cues if not c.kind.startswith("not_")):
            docs = [self.nlp.make_doc(s) for s in cue.surfaces]
            self._cues.add(cue.kind, docs)
            phrases[True] += docs
        self._windows = Windows(tuple(_phrases(d, ignore_case=c) for c, d in phrases.items() if d))

    def read(self, text: str) -> tuple[list[Mention[Org]], list[Mention[str]]]:
        """Organisations and cues in the text, in order, the longest where they overlap."""
        calm = text
        if any(scan(_PUNCTUATION, text)):
            calm = _RUN.sub(lambda m: " " * len(m[0]), text)
        excerpt = self._windows.excerpt(calm)
        doc = self.nlp.make_doc(excerpt.text)
        orgs = [
            Mention(self._by_key[name], start, end, "organisation/listed")
            for name, start, end in self._found(self._orgs, doc, excerpt)
            if self._stands(text, name, start, end)
        ]
        cues = [
            Mention(kind, start, end, f"cue/{kind}")
            for kind, start, end in self._found(self._cues, doc, excerpt)
        ]
        return orgs, cues

    def _found(
        self, matcher: PhraseMatcher, doc: Doc, excerpt: Excerpt
    ) -> Iterator[tuple[str, int, int]]:
        """Label, start and end of the phrases, the longest where they overlap."""
        last = -1
        for label, start, end in sorted(matcher(doc), key=lambda m: (m[1], -m[2])):
            if start >= last:
                final = doc[end - 1]
                span = excerpt.original(doc[start].idx, final.idx + len(final))
                yield self.nlp.vocab.strings[label], *span
                last = end

    def _stands(self, text: str, name: str, start: int, end: int) -> bool:
        if _LICENCE.match(text, end):
            return False
        if text[start:end] not in self._ambiguous[name]:
            return True
        if _PART_OF.search(text[max(0, start - 24) : start]):
            return False
        before = text[max(0, start - 2) : start]
        if _MID_SENTENCE.fullmatch(before) and not _NOT_A_NAME.match(text, end):
            return True
        return bool(
            _SUPPORT_AFTER.match(text, end)
            or _SUPPORT_BEFORE.search(text[max(0, start - 12) : start])
        )


# "the Ministry of Science" is no magazine
_PART_OF = compiled(
    r"\b(?:Ministry|Department|Academy|Institute|School|Faculty|Bureau|Office|Minister|Secretary|Director|Centre|Center)\s(?:of|for)\s(?:the\s)?$"
)


def _phrases(docs: list[Doc], *, ignore_case: bool) -> re.Pattern[str]:
    """All that can be cut into the tokens of a phrase; the matchers look at no spaces."""
    bodies = {r"\ ?".join(re.escape(token.text) for token in doc) for doc in docs}
    return compiled("|".join(sorted(bodies)), ignore_case=ignore_case)


def _lineage(name: str, parents: dict[str, str]) -> tuple[str, ...]:
    above: list[str] = []
    while (parent := parents.get(above[-1] if above else name)) and parent not in above:
        above.append(parent)
    return tuple(above)
