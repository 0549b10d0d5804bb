"""Extractors that are quick, or that end the process they are in."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from announce_extract.article import Article
from announce_extract.schema import Announcement, Evidence, Name


class Quick:
    """Takes the first word of a text for an organisation, if it starts with "Rel"."""

    def __init__(self, vocabulary: Sequence[Path] = ()) -> None:
        assert not vocabulary

    def extract(self, article: Article) -> list[Announcement]:
        word = article.text.split()[0]
        if not word.startswith("Rel"):
            return []
        start = article.text.index(word)
        evidence = Evidence(
            where="text", start=start, end=start + len(word), text=word, rule="first"
        )
        names = (Name(name=word, surface=word, evidence=(evidence,)),)
        return [Announcement(id=f"r-{article.id}", document_id=article.id, organisations=names)]


class Anything(Quick):
    """Takes the last word of any text."""

    def extract(self, article: Article) -> list[Announcement]:
        word = article.text.split()[-1]
        start = article.text.rindex(word)
        evidence = Evidence(
            where="text", start=start, end=start + len(word), text=word, rule="last"
        )
        names = (Name(name=word, surface=word, evidence=(evidence,)),)
        return [Announcement(id=f"r-{article.id}", document_id=article.id, organisations=names)]


class Poisoned(Quick):
    """Comes to grief over texts that say so."""

    def extract(self, article: Article) -> list[Announcement]:
        match article.text.partition(" ")[0]:
            case "SEGV":
                os.kill(os.getpid(), signal.SIGSEGV)
            case "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            case "EXIT":
                os._exit(3)
            case "HANG":
                sleep(60)
            case "RAISE":
                raise RuntimeError("two\nlines")
            case "PRINT":
                print("to standard output, which is not ours")
        return super().extract(article)


class Slow(Quick):
    """Takes a little time for each document."""

    def extract(self, article: Article) -> list[Announcement]:
        sleep(0.0005)
        return super().extract(article)


class Unready(Quick):
    """Cannot even be made."""

    def __init__(self, vocabulary: Sequence[Path] = ()) -> None:
        super().__init__(vocabulary)
        os._exit(4)
