"""Accelerators: listed designations, and open ones by a vendor or a chip noun beside them."""

from __future__ import annotations

from collections.abc import Iterator

from announce_extract.mentions.mention import Chip, Mention, without_overlaps
from announce_extract.mentions.spans import Spans
from announce_extract.patterns import compiled
from announce_extract.patterns.scan import scan
from announce_extract.patterns.together import together
from announce_extract.patterns.trie import trie
from announce_extract.vocabulary import Vocabulary

NOUN = (
    r"(?:GPUs?|TPUs?|NPUs?|IPUs?|LPUs?|DCUs?|(?:super|AI\s)?chips?|accelerators?|(?:AI\s)?processors?|"
    r"(?:graphics\s)?cards?|boards?|superchips?|graphics\sprocessing\sunits?)"
)
_TAIL = r"(?:[\s-]?(?:\d{2,3}\s?GB|SXM\d?|PCIe|NVL(?!\d)|HBM\d?e?))*"
# what supports a short designation: a chip noun after it, a count or vendor before it
_SUPPORT_AFTER = compiled(
    rf"(?:s\b|[\s-]*(?:\(?\d+\s?GB|SXM|tensor|{NOUN}|cluster|servers?|nodes?|pods?))"
)
_SUPPORT_BEFORE = compiled(
    r"(?:\d[\d,.]*[km+]?\s*(?:x\s*)?|\b(?:on|using|with|of|x|four|eight|two|ten|sixteen|dozen|single|one|an?)\s(?:\w+\s)?|\|\s)$"
)
_VENDORS = {
    "NVIDIA": ("Nvidia", "NVIDIA", "GeForce"), "AMD": ("AMD", "Radeon", "Instinct"), "Huawei": ("Huawei",),
    "Google": ("Google", "Cloud"), "Intel": ("Intel", "Habana"), "AWS": ("AWS", "Amazon"),
}  # fmt: skip
_CLASS = compiled(
    r"(?<![\w-])(?:(?P<vendor>Nvidia|AMD|Intel|Huawei)(?:'s)?\s)?(?:[a-z-]+\s)?"
    r"(?P<noun>GPUs?|TPUs?|NPUs?|graphics\sprocessing\sunits?|tensor\sprocessing\sunits?)(?!\w)"
)
_VENDOR_CHIPS = compiled(
    r"(?<![\w-])(?P<vendor>Nvidia|AMD)(?:'s)?\s(?:AI\s)?(?:chips?|processors?|accelerators?|hardware)\b"
)
# makers whose chips have a class name of their own, or are no accelerators
_CLASSED = ("NVIDIA", "AMD", "Apple", "Intel", "Qualcomm", "Google")
# "64 x MLU590"
_TIMES = compiled(r"(?<=\d)\ ?x\ ?(?P<name>[A-Z]{2,}[A-Za-z]*-?\d{2,}\w*)(?!\w)", ignore_case=False)
# matches "RNGD cards", "Zeta-4 accelerators"; not "AI chips", "The chips", "RAM chips"
_OPEN = compiled(
    r"(?<![\w-])(?P<name>[A-Z][\w+]*(?:[-\ ][A-Z]?[\w+]*\d[\w+]*|[-\ ][A-Z]{2,})?)\s(?:chips|accelerators|NPUs|cards|boards)\b",
    ignore_case=False,
)


class Accelerators:
    """The chip designations of a vocabulary, compiled into one pattern."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Index every surface by its letters and digits."""
        self._never = vocabulary.words("not_a_chip")
        self._chips: dict[str, Chip] = {}
        self._doubtful: set[str] = set()
        surfaces: list[str] = []
        for a in vocabulary.accelerators:
            chip = Chip(a.name, a.vendor, a.generic)
            for s in a.surfaces:
                surfaces.append(s)
                self._chips.setdefault(_key(s), chip)
                if s in a.ambiguous:
                    self._doubtful.add(_key(s))
        for system in vocabulary.systems:
            chip = next(
                (
                    Chip(a.name, a.vendor, system=system.count)
                    for a in vocabulary.accelerators
                    if a.name == system.accelerator
                ),
                Chip(system.accelerator, system=system.count),
            )
            for s in system.surfaces:
                surfaces.append(s)
                self._chips.setdefault(_key(s), chip)
        makers = {a.vendor for a in vocabulary.accelerators if a.vendor} - {*_CLASSED}
        self._makers = compiled(
            rf"(?<![\w-])(?P<vendor>{trie(makers)})(?:'s)?\ (?:[a-z-]+\ ){{0,2}}(?:AI\ )?(?:chips?|processors?|accelerators?)\b",
            ignore_case=False,
        )
        together((self._makers, _VENDOR_CHIPS, _TIMES))
        digits = trie(
            (s for s in surfaces if any(c.isdigit() for c in s)), loose=True, ignore_case=True
        )
        words = trie((s for s in surfaces if not any(c.isdigit() for c in s)), loose=True)
        edge = r"(?:(?<![\w.-])|(?<=\d)(?<![A-Za-z]\d)(?<!\w\w\w\d)|(?<=\dx)|(?<=[a-z]-)|(?<=on)(?=[A-Z]))"
        self._with_digits = compiled(rf"(?=[a-z\d]){edge}{digits}(?=s?(?:\b|_)){_TAIL}")
        self._words = compiled(rf"(?<![\w-]){words}(?=s?\b)", ignore_case=False)

    def find(self, text: str) -> list[Mention[Chip]]:
        """All accelerators in the text, in order."""
        listed = list(self._listed(text))
        spans = Spans.of(listed)
        opened = [m for m in _open(text, self._never) if not spans.touch(m.start, m.end)]
        return without_overlaps([*listed, *_classes(text), *self._of_makers(text), *opened])

    def _of_makers(self, text: str) -> Iterator[Mention[Chip]]:
        for match in scan(self._makers, text):
            yield Mention(
                Chip(match["vendor"], match["vendor"], True),
                *match.span(),
                "accelerator/maker-chips",
            )

    def _listed(self, text: str) -> Iterator[Mention[Chip]]:
        for pattern in (self._with_digits, self._words):
            for match in scan(pattern, text):
                chip = self._chip(match[0])
                if chip and self._stands(text, match[0], match.start(), match.end()):
                    end = match.end() + (text[match.end() : match.end() + 1] == "s")
                    yield Mention(chip, match.start(), end, "accelerator/listed")

    def _chip(self, surface: str) -> Chip | None:
        key = _key(surface)
        while key and key not in self._chips:
            key = key[:-1]
        return self._chips.get(key)

    def _stands(self, text: str, surface: str, start: int, end: int) -> bool:
        if _key(surface) not in self._doubtful:
            return True
        after = _SUPPORT_AFTER.match(text, end)
        before = _SUPPORT_BEFORE.search(text[max(0, start - 24) : start])
        vendor = any(
            v in text[max(0, start - 30) : start] for names in _VENDORS.values() for v in names
        )
        road = compiled(r"(?:traffic|motorway|road|via|lorry|visa|exit|junction)\b").search(
            text[max(0, start - 60) : end + 60]
        )
        return not road and bool(after or vendor or (before and surface != text[start:end].lower()))


def _key(surface: str) -> str:
    return "".join(c for c in surface.lower() if c.isalnum())


def _classes(text: str) -> Iterator[Mention[Chip]]:
    for match in scan(_CLASS, text):
        between = match[0].rpartition(match["noun"])[0].split()[1 if match["vendor"] else 0 :]
        if match["vendor"] and any(w[0].isupper() and not w.isupper() for w in between):
            continue
        noun = match["noun"].lower().rstrip("s")
        short = {"graphics processing unit": "GPU", "tensor processing unit": "TPU"}.get(
            noun, noun.upper()
        )
        vendor = match["vendor"]
        name, start = short, match.start("noun")
        if vendor and short == "GPU" and vendor.lower() in {"nvidia", "amd"}:
            name, start = f"{vendor.upper()} GPU", match.start()
        yield Mention(Chip(name, vendor, True), start, match.end(), "accelerator/class")
    for match in scan(_VENDOR_CHIPS, text):
        name = f"{match['vendor'].upper()} GPU"
        yield Mention(
            Chip(name, match["vendor"], True),
            match.start(),
            match.end(),
            "accelerator/vendor-chips",
        )


def _open(text: str, never: frozenset[str]) -> Iterator[Mention[Chip]]:
    for match in scan(_TIMES, text):
        yield Mention(Chip(match["name"]), *match.span("name"), "accelerator/times")
    for match in scan(_OPEN, text):
        name = match["name"]
        first, _, rest = name.partition(" ")
        if rest and first.lower() in {
            "nvidia",
            "amd",
            "intel",
            "huawei",
            "google",
            "apple",
            "amazon",
            "ascend",
        }:
            continue
        if (
            first not in never
            and rest not in never
            and "AI" not in name.split()
            and (any(c.isupper() for c in name[1:]) or any(c.isdigit() for c in name))
        ):
            yield Mention(Chip(name), match.start(), match.end("name"), "accelerator/open")
