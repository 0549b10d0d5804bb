"""Listed names and cue words, found by spaCy's PhraseMatcher: any number of them at no cost."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple, cast

from spacy.lang.en import English
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from announce_extract.mentions.mention import Mention, Org
from announce_extract.mentions.windows import Windows
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
_WINDOWS, _SHORT = 20_000, 80
"""Windows whose phrases are kept, and of how many characters at most."""
_JOINT = "\n"
"""Between windows: a token of its own, which no phrase has."""


class _Phrase(NamedTuple):
    """A listed phrase in a window: of which matcher, its label, and its half-open span there."""

    is_cue: bool
    label: str
    start: int
    end: int


class Lexicon:
    """The listed organisations and cues of a vocabulary, ready to match."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Tokenise every surface once."""
        self.nlp = English()
        self.nlp.max_length = 10**9
        cast(Any, self.nlp.tokenizer).max_cache_size = _CACHE
        self._orgs = PhraseMatcher(self.nlp.vocab)
        self._cues = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self._known: dict[str, tuple[_Phrase, ...]] = {}
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
        orgs: list[Mention[Org]] = []
        cues: list[Mention[str]] = []
        windows = self._windows.of(calm)
        words = [calm[start:end] for start, end in windows]
        for (at, _), phrases in zip(windows, self._phrases(words), strict=True):
            for is_cue, label, start, end in phrases:
                if is_cue:
                    cues.append(Mention(label, at + start, at + end, f"cue/{label}"))
                elif self._stands(text, label, at + start, at + end):
                    org = self._by_key[label]
                    orgs.append(Mention(org, at + start, at + end, "organisation/listed"))
        return orgs, cues

    def _phrases(self, windows: list[str]) -> list[tuple[_Phrase, ...]]:
        """The phrases of each window; most windows are words that stood on pages before."""
        if len(self._known) > _WINDOWS:
            self._known.clear()
        new = list(dict.fromkeys(w for w in windows if w not in self._known))
        found = dict(zip(new, self._read(new), strict=True)) if new else {}
        phrases = [found[w] if w in found else self._known[w] for w in windows]
        self._known.update((w, p) for w, p in found.items() if len(w) <= _SHORT)
        return phrases

    def _read(self, windows: list[str]) -> list[tuple[_Phrase, ...]]:
        """The phrases of windows, the longest where they overlap, all windows tokenised in one."""
        starts, at = [], 0
        for window in windows:
            starts.append(at)
            at += len(window) + len(_JOINT)
        doc = self.nlp.make_doc(_JOINT.join(windows))
        found: list[list[_Phrase]] = [[] for _ in windows]
        for is_cue, matcher in ((False, self._orgs), (True, self._cues)):
            last = -1
            for label, first, after in sorted(matcher(doc), key=lambda m: (m[1], -m[2])):
                if first >= last:
                    start, final = doc[first].idx, doc[after - 1]
                    number = bisect_right(starts, start) - 1
                    shift = starts[number]
                    end = final.idx + len(final) - shift
                    name = self.nlp.vocab.strings[label]
                    found[number].append(_Phrase(is_cue, name, start - shift, end))
                    last = after
        return [tuple(phrases) for phrases in found]

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
