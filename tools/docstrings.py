"""An extension for the reference of the site: examples in docstrings are shown as code."""

from __future__ import annotations

import re
from typing import Any

from griffe import Extension, Object

EXAMPLE = re.compile(r"^>>> .*(?:\n(?!\n).*)*", re.MULTILINE)


class Examples(Extension):
    """Fences each paragraph that begins with a prompt."""

    def on_instance(self, *, obj: Object, **_: Any) -> None:
        """Change the docstring of an object as it is collected."""
        if obj.docstring is not None:
            obj.docstring.value = fenced(obj.docstring.value)


def fenced(text: str) -> str:
    r"""The text with its examples as code.

    >>> fenced("Add.\n\n>>> 1 + 1\n2\n\nSo it is.")
    'Add.\n\n```pycon\n>>> 1 + 1\n2\n```\n\nSo it is.'
    """
    return EXAMPLE.sub(lambda example: f"```pycon\n{example[0]}\n```", text)
