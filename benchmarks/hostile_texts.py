"""Texts made to be slow: what rules look at again and again, in heaps, in any length."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

Make = Callable[[int], str]
"""A text of about so many characters."""


def again(piece: str) -> Make:
    """One piece again and again."""
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def each(piece: Callable[[int], str]) -> Make:
    """A piece for each number, all different."""

    def pieces(length: int) -> Iterator[str]:
        size = 0
        for number in count():
            if size >= length:
                return
            made = piece(number)
            size += len(made)
            yield made

    return lambda length: "".join(pieces(length))


def name(number: int) -> str:
    """A name of its own for each number.

    >>> name(0), name(1), name(700)
    ('Aba', 'Bba', 'Ybba')
    """
    letters = ""
    number += 26
    while number:
        letters += chr(ord("a") + number % 26)
        number //= 26
    return f"{letters}a".capitalize()


def wide_table(length: int) -> str:
    """One table of three rows, each with thousands of cells."""
    columns = length // 28
    head, rule = "| Model " + "| Parameters " * columns, "|---" * (columns + 1)
    return f"{head}|\n{rule}|\n| Foo-2 {'| 7B ' * columns}|\n"


def marked(length: int) -> str:
    """One letter with all the rest as marks on it."""
    return "e" + "\u0301" * length


TEXTS: dict[str, Make] = {
    "one long number": again("7"),
    "one hyphen": again("-"),
    "and and and": again("and "),
    "no space": again("abcdefghij"),
    "no space, of all kinds": again("Abc-7B/x."),
    "nested separators": again("((,),;"),
    "commas in numbers": again("1,000,"),
    "quotes": again('"'),
    "brackets": again("["),
    "links": again("[a](b.c/d) "),
    "stops": again(". "),
    "abbreviations": again("U.S. "),
    "one sentence without end": again(
        "the model was trained and released by the company and then "
    ),
    "spaces": again(" "),
    "empty lines": again("\n"),
    "words broken at line ends": again("bil-\nlion "),
    "lines that go on": again("foo trained\n"),
    "one letter with marks": marked,
    "emoji": again("\U0001f680"),
    "marks of direction": again("\u202e"),
    "entities": again("&nbsp;"),
    "capitalised words": each(lambda n: f"{name(n)} "),
    "glued names": again("FooBar"),
    "a list in a list in a list": each(lambda n: "  " * (n % 2000) + "- a\n"),
    "list items": each(lambda n: f"- Foo-{n} has {n + 1}B parameters\n"),
    "cells of one row": again("| 7B "),
    "cells in rows": each(lambda n: f"| {name(n)} | {n % 900}B | H100 |\n"),
    "a table without end": each(lambda n: f"| Foo-{n} | {n % 900 + 1}B | {n + 2} | H100 |\n"),
    "a table without edge": wide_table,
    "headings": each(lambda n: f"## Foo-{n}\n\nIt has {n + 1}B parameters.\n\n"),
    "questions and answers": again("Q: Foo-2? A: 7B.\n"),
    "one model": again("GPT-4 "),
    "models": each(lambda n: f"GPT-{n}, "),
    "models with sizes": each(lambda n: f"{name(n)}-{n % 90 + 1}B "),
    "repositories": each(lambda n: f"meta-llama/Llama-{n}-7B "),
    "models by companies": each(lambda n: f"{name(n)} AI released {name(n + 7)}-{n % 90 + 1}B. "),
    "models and all of them": each(
        lambda n: (
            f"{name(n)} released {name(n + 7)}-{n % 90 + 1}B, a model with "
            f"{n % 90 + 1} billion parameters, trained on {n + 3} H100s. "
        )
    ),
    "models called so": each(lambda n: f"a model called {name(n)}, "),
    "comparisons": each(lambda n: f"larger than Foo-{n}, "),
    "respectively": each(
        lambda n: f"Foo-{n} and Bar-{n} have {n + 2}B and {n + 3}B parameters, respectively. "
    ),
    "trained Foo": again("trained Foo "),
    "trained everything": each(lambda n: f"trained {name(n)} "),
    "sizes": again("7B "),
    "sizes of a family": each(lambda n: f"Llama 3 {n + 1}B, "),
    "sizes in parentheses": each(lambda n: f"Foo ({n + 1}B) "),
    "amounts": each(lambda n: f"{n + 2} billion parameters, "),
    "number words": again("one hundred and twenty million "),
    "ranges": again("7-70-700B-"),
    "chips": again("H100 "),
    "counts of chips": each(lambda n: f"{n + 2} H100s, "),
    "buyers of chips": each(lambda n: f"{name(n)} bought {n + 2} H100s. "),
    "organisations": each(lambda n: f"{name(n)} AI, "),
    "listed organisations": again("OpenAI, Google, Meta, "),
    "organisations that announce": each(lambda n: f"{name(n)} announced "),
    "dates": each(lambda n: f"{n % 28 + 1} June {1990 + n % 60}, "),
    "money": each(lambda n: f"${n + 2} million, "),
    "phases": again("pretraining, fine-tuning, "),
    "cues": again("reportedly not "),
    "pronouns": again("It was trained on 512 H100s. "),
    "all in turn": each(
        lambda n: (
            f"{name(n)} AI trained {name(n + 3)}-2 on {n + 2} H100s with {n + 2}B parameters, "
        )
    ),
}
