"""Listed names and cue words, found by spaCy's PhraseMatcher: any number of them at no cost."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span

from announce_extract.mentions.mention import Mention, Org
from announce_extract.patterns import compiled
from announce_extract.vocabulary import Vocabulary

# What lets an ordinary word stand for a company: "Cursor's", "Lambda said", "startup Magic".
_SUPPORT_AFTER = compiled(
    r"\s*+(?:'s\s|,?\s*(?:an?|the)\s[^.]{0,40}(?:startup|company|lab|firm|maker)|\s(?:says|said|announced|launched|unveiled|"
    r"released|introduced|has\s(?:released|launched|trained|unveiled)|trained|admits|AI\b|Labs?\b))"
)
_SUPPORT_BEFORE = compiled(
    r"(?:\b(?:startup|start-up|company|firm|lab|maker|provider|builder|developer|by|from|with|at)\s)$"
)


# the tokenizer's time grows with the square of such runs
_RUN = compiled(r"([^\w\s])\1{19,}")
_MID_SENTENCE = compiled(r"[a-z,]\ ", ignore_case=False)
_LICENCE = compiled(r"[\s-]licen[sc]e")  # "the MIT License"
_NOT_A_NAME = compiled(r"\s?\d|\s[A-Z]", ignore_case=False)


class Lexicon:
    """The listed organisations and cues of a vocabulary, ready to match."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Tokenise every surface once."""
        self.nlp = English()
        self.nlp.max_length = 10**9
        self._orgs = PhraseMatcher(self.nlp.vocab)
        self._cues = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._by_key: dict[str, Org] = {}
        self._ambiguous: dict[str, frozenset[str]] = {}
        parents = {o.name: o.parent for o in vocabulary.organisations if o.parent}
        for o in vocabulary.organisations:
            ids = {"wikidata": o.wikidata} if o.wikidata else {}
            self._by_key[o.name] = Org(o.name, o.kind, ids, lineage=_lineage(o.name, parents))
            self._ambiguous[o.name] = frozenset(o.ambiguous)
            surfaces = {*o.surfaces, *(s.upper() for s in o.surfaces if len(s) > 3)}
            self._orgs.add(o.name, [self.nlp.make_doc(s) for s in sorted(surfaces)])
        for cue in (c for c in vocabulary.cues if not c.kind.startswith(("not_", "given_"))):
            self._cues.add(cue.kind, [self.nlp.make_doc(s) for s in cue.surfaces])

    def read(self, text: str) -> tuple[list[Mention[Org]], list[Mention[str]]]:
        """Organisations and cues in the text, in order, the longest where they overlap."""
        doc = self.nlp.make_doc(_RUN.sub(lambda m: " " * len(m[0]), text))
        orgs = [
            Mention(self._by_key[s.label_], s.start_char, s.end_char, "organisation/listed")
            for s in _longest(self._orgs(doc, as_spans=True))
            if self._stands(text, s)
        ]
        cues = [
            Mention(s.label_, s.start_char, s.end_char, f"cue/{s.label_}")
            for s in _longest(self._cues(doc, as_spans=True))
        ]
        return orgs, cues

    def _stands(self, text: str, span: Span) -> bool:
        if _LICENCE.match(text, span.end_char):
            return False
        if span.text not in self._ambiguous[span.label_]:
            return True
        before = text[max(0, span.start_char - 2) : span.start_char]
        if _MID_SENTENCE.fullmatch(before) and not _NOT_A_NAME.match(text, span.end_char):
            return True
        return bool(
            _SUPPORT_AFTER.match(text, span.end_char)
            or _SUPPORT_BEFORE.search(text[max(0, span.start_char - 12) : span.start_char])
        )


def _lineage(name: str, parents: dict[str, str]) -> tuple[str, ...]:
    above: list[str] = []
    while (parent := parents.get(above[-1] if above else name)) and parent not in above:
        above.append(parent)
    return tuple(above)


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    end = -1
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return kept
