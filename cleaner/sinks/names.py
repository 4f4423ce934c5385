"""Where in the output folder a page's files stand: never outside of it, and no two pages at one place."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

# Where run files stand; see `batch.state`.
STATE = ".cleaner"
# A file system takes 255 bytes for a name, and some 4,096 for a path. ".json" and what a temporary name adds have to fit.
_LONGEST_PART = 240
_LONGEST_PATH = 3_000
# What Windows refuses in a name.
_ODD = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MARKED = re.compile(r"~[0-9a-f]{16}$")


def output_name(name: str, *, folds: bool = False, windows: bool = os.name == "nt") -> str:
    """The path below the output folder for the page NAME: NAME itself, wherever that is possible.

    It follows from the name alone, whatever the other pages are called. A part that can't stand as it is gets a mark of
    its own, `~` and sixteen hexadecimal digits; so does a part that looks marked already.

    Args:
        folds: the output's file system takes "A" and "a" for one name.
        windows: names have to be valid there.
    """
    parts = name.split("/")
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST_PATH:
        return "/".join(("~", _mark(_safe(parts[-1]), name)))
    last = len(parts) - 1
    out = [_part(part, i, last, folds, windows) for i, part in enumerate(parts)]
    return "/".join(out)


def _part(part: str, place: int, last: int, folds: bool, windows: bool) -> str:
    unfit = (
        part in {"", ".", ".."}
        or "\0" in part
        or (place == 0 and part == STATE)
        or (place == 0 and part == "~")
        # As a folder it would stand where the text or record of another page stands.
        or (place < last and part.lower().endswith((".txt", ".json")))
        or len(part.encode("utf-8", "surrogatepass")) > _LONGEST_PART
        or _MARKED.search(part) is not None
        or (folds and unicodedata.normalize("NFC", part).casefold() != part)
        or (windows and (_ODD.search(part) or _DEVICES.match(part) or part != part.rstrip(" .")))
    )
    return _mark(_safe(part), part) if unfit else part


def _safe(part: str) -> str:
    clean = _ODD.sub("_", part).strip(" .")
    short = clean.encode("utf-8", "replace")[: _LONGEST_PART - 17].decode("utf-8", "ignore")
    return short or "_"


def _mark(part: str, whole: str) -> str:
    return f"{part}~{hashlib.sha256(whole.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
