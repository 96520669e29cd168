"""Text with single spaces, and the way back to the text as typed."""

import re

LONGEST = 100
"""No phrase is longer, in characters."""

# Keyboards and word processors put these for a space, a hyphen and an apostrophe.
_TYPED = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2019": "'"})
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """The text with every run of white space as one space, and minus signs as hyphens."""
    return _SPACES.sub(" ", text.translate(_TYPED)).strip()


def after(text: str, seen: str) -> str:
    """What follows in `text`, as typed, once the visible characters of plain `seen` are passed."""
    left = len(seen.replace(" ", ""))
    for index, char in enumerate(text):
        if not left:
            return text[index:]
        left -= not char.isspace()
    return ""


def before(text: str, unseen: str) -> str:
    """What precedes in `text`, as typed, without the visible characters of plain `unseen`."""
    return after(text[::-1], unseen[::-1])[::-1]
