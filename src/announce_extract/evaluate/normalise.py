"""Keys under which two ways of writing one value are the same."""

from __future__ import annotations

import re
import unicodedata

EDGES = " .\"'“”‘’"
SPACES = re.compile(r"\s+")
JOINS = re.compile(r"[\s\-_‐-―]+")
"""Spaces, hyphens, dashes, underscores: "GPT-4", "GPT 4", "at_least"."""

# "80 GB", "(80GB)", " SXM5", " PCIe"; not the "NVL72" of "GB200 NVL72"
FORM_FACTOR = re.compile(r"\s*\(?\b\d+\s*gb?\b\)?|\s+(sxm\d?|pcie|nvl)\b")
# "nvidia tesla v100", "google cloud tpu v4"; not "meta" alone
VENDORS = re.compile(
    r"^((nvidia|geforce|tesla|google|cloud|huawei|amd|instinct|radeon|aws|amazon|intel|habana"
    r"|microsoft|meta)\s+)+"
)
# "h100 tensor core gpus", "ascend chips"; not "gpu" alone
CHIP_NOUN = re.compile(r"\s+(tensor core\s+)?(gpus?|npus?|chips?|accelerators?|processors?)$")
TPU_VERSION = re.compile(r"^tpu\s?v")
CLASSES = {"nvidia gpu", "amd gpu"}
"""Classes of chips whose vendor is all that tells them from any GPU."""

ARTICLE = re.compile(r"^the\s+")
# "anthropic, inc", "acme corporation"
COMPANY_FORM = re.compile(
    r"[\s,]+(inc|ltd|llc|corp|corporation|co|gmbh|plc|limited|company|ag|sa)\.?$"
)
MODEL_NOUN = re.compile(r"^the\s+|\s+(model|llm)$")


def text_key(value: object, column: str) -> str:
    """Fold case, dashes and what the column's values are written with or without.

    >>> text_key("NVIDIA H100-80GB GPUs", "accelerator")
    'h100'
    >>> text_key("Llama-3.1 8B", "model")
    'llama3.18b'
    >>> text_key("The Acme Corp.", "organisation")
    'acme'
    """
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = JOINS.sub(" ", text).strip(EDGES)
    if column == "accelerator":
        text = _accelerator(text)
    elif column in {"organisation", "model_developer"}:
        text = COMPANY_FORM.sub("", ARTICLE.sub("", text))
    elif column == "model":
        text = SPACES.sub("", MODEL_NOUN.sub("", text))
    return SPACES.sub(" ", text).strip()


def _accelerator(text: str) -> str:
    text = FORM_FACTOR.sub("", text).strip()
    if text.removesuffix("s") in CLASSES:
        return text.removesuffix("s")
    text = VENDORS.sub("", text)
    text = CHIP_NOUN.sub("", text) or text
    return TPU_VERSION.sub("tpu v", text)


def number(value: object) -> float | None:
    """Read a number with or without thousands separators; None if it is none.

    >>> number("1,000"), number(5e10), number("a lot")
    (1000.0, 50000000000.0, None)
    """
    try:
        return float(str(value).replace(",", "").replace("_", ""))
    except ValueError:
        return None
