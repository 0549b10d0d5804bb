"""People that a page introduces: "CEO Lisa Su", "Elon Musk, who", "Sam Altman told"."""

from __future__ import annotations

from announce_extract.mentions.occurrences import is_word
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan

_TITLE = compiled(
    r"\b(?:CEO|CTO|CFO|founder|co-founder|president|professor|researcher|analyst|engineer|boss|chairman|Mr|Ms|Dr|Prof)\.?\s"
)
_CHIEF = compiled(r"\bchief\s\w+\.?\s")
_OFFICER = compiled(r"\bchief\s\w+\sofficer\.?\s")
_WHO = compiled(
    r",\s(?:the\s|its\s|a\s)?(?:[\w'-]+\s){0,3}(?:CEO|CTO|CFO|chief|founder|co-founder|president|who|boss|chairman|director|head)\b"
)
_TOLD = compiled(r"\s(?:told|tweeted|testified|wrote)\b")
_LONGEST = 60
"""Characters of a word that are looked at."""


class Persons:
    """The places of a text where people are introduced, by the word that stands there."""

    def __init__(self, text: str) -> None:
        """Go over the text once."""
        self._text = text
        self._after: dict[str, list[int]] = {}
        self._before: dict[str, list[int]] = {}
        for pattern in (_TITLE, _CHIEF, _OFFICER):
            for match in scan(pattern, text):
                self._after.setdefault(_word_at(text, match.end()), []).append(match.end())
        for pattern in (_WHO, _TOLD):
            for match in scan(pattern, text):
                word = _word_before(text, match.start())
                self._before.setdefault(word, []).append(match.start())

    def introduced(self, name: str) -> bool:
        """Whether a name of one to three words is a person's.

        >>> Persons("Foo's CEO Ada Bar said").introduced("Ada Bar")
        True
        """
        if len(name.split()) not in {1, 2, 3}:
            return False
        size = len(name)
        return any(
            self._is(name, at) and self._is_edge(at + size)
            for at in self._after.get(_word_at(name, 0), ())
        ) or any(
            self._is(name, at - size) and self._is_edge(at - size)
            for at in self._before.get(_word_before(name, size), ())
        )

    def _is(self, name: str, at: int) -> bool:
        return at >= 0 and self._text[at : at + len(name)].lower() == name.lower()

    def _is_edge(self, at: int) -> bool:
        """Whether a word ends or begins at an offset."""
        return is_word(self._text[max(0, at - 1) : at]) != is_word(self._text[at : at + 1])


def _word_at(text: str, start: int) -> str:
    end = start
    while end - start < _LONGEST and is_word(text[end : end + 1]):
        end += 1
    return text[start:end].lower()


def _word_before(text: str, end: int) -> str:
    start = end
    while end - start < _LONGEST and is_word(text[max(0, start - 1) : start]):
        start -= 1
    return text[start:end].lower()
