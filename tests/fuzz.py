"""Pages that nobody wrote, cleaned in every mode: `python -m tests.fuzz FOLDER [--seconds 600] [--seed 1]`.

Takes the pages of a folder (HTML, Markdown, text), cuts pieces out, doubles them, mixes them, puts half a tag or another
page's middle between them, encodes some of it in a wrong way, and holds what comes out to its promises. What breaks one is
written into the working folder, with the seed and number that made it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from cleaner import Cleaner, Options, Page, PageError
from cleaner.model import MODES, MediaType
from tests.records import broken_promises

MEDIA: dict[str, MediaType] = {".html": "text/html", ".htm": "text/html", ".md": "text/markdown", ".txt": "text/plain"}
PIECES = (
    "<div>", "</div>", "<p>", "</p", "<svg>", "<math>", "<table><td>", "</table>", "<textarea>", "<title>", "<!--", "-->", "<script>",
    "</script>", "<template>", "<a href=x>", "<select><option>", "<plaintext>", "<frameset>", "<noscript>", "<iframe>", "<object>",
    "</body>", "<![CDATA[", "]]>", "<br>", "<b>", "<li>", "&amp;lt;", "&#0;", "\x00", "\r", "\x85", "\u2028", "\ufeff", "\xad",
    "\ud800", "[1]", "|", "```", "# ", "1. ", "- ", "](", "***", "---\n",
)  # fmt: skip
CODECS = ("utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252", "gb18030", "shift_jis", "koi8-r")
SLOW = 5.0  # seconds a page; the largest that is made has a few megabytes


@dataclass(frozen=True)
class Made:
    """A page that was made of others, and how it is to be cleaned."""

    page: Page
    options: Options


def made_of(pages: Sequence[tuple[str, MediaType]], chance: Random) -> Made:
    """Another page, of one of these."""
    text, media = chance.choice(pages)
    for _ in range(chance.randint(1, 12)):
        text = _changed(text, chance.choice(pages)[0], chance)
    content: str | bytes = text
    if chance.random() < 0.3:
        content = text.encode(chance.choice(CODECS), "replace")
        content = content[: chance.randrange(len(content) + 1)] if chance.random() < 0.3 else content
    mode = chance.choice(MODES)
    named = media if chance.random() < 0.8 else None
    return Made(Page(content, None, named), Options(mode=mode, headline=mode == "recall"))


def _changed(text: str, other: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    end = min(len(text), at + int(chance.expovariate(1 / 2000)))
    before, piece, after = text[:at], text[at:end], text[end:]
    what = chance.randrange(6)
    if what == 0:
        return before + after
    if what == 1:
        return before + chance.choice(PIECES) * chance.choice((1, 1, 1, 5, 300)) + piece + after
    if what == 2:
        return before + piece * chance.randint(2, 5) + after
    if what == 3:
        first = chance.randrange(len(other) + 1)
        return before + other[first : first + chance.randint(0, 8000)] + piece + after
    if what == 4:
        return before + "".join(chance.sample(piece, min(len(piece), 400))) + after
    sign, instead = chance.choice(("\n", "<div", "</p>", " ", ". ")), chance.choice(("", " ", "\n", "<p>", "\t"))
    return text.replace(sign, instead, chance.randint(1, 300))


class Held:
    """Cleans pages, and says which promise is broken: none is what should come out."""

    def __init__(self) -> None:
        self._cleaners: dict[Options, Cleaner] = {}

    def problem(self, made: Made) -> str | None:
        """What is wrong with what comes out; a page that can't be cleaned must have an error with a name."""
        if made.options not in self._cleaners:
            self._cleaners[made.options] = Cleaner(made.options)
        try:
            article = self._cleaners[made.options].clean(made.page)
        except PageError:
            return None
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        if broken := broken_promises(made.page, article):
            return f"{broken[0].promise}: {broken[0].detail}"
        return None


def read_pages(folder: Path) -> list[tuple[str, MediaType]]:
    """The pages of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in MEDIA]
    return [(path.read_text("utf-8", errors="replace"), MEDIA[path.suffix]) for path in files]


def main() -> int:
    """Read the arguments, make pages until the time is out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pages, held, end = read_pages(arguments.folder), Held(), time.monotonic() + arguments.seconds
    number = bad = 0
    while time.monotonic() < end:
        made = made_of(pages, Random(f"{arguments.seed} {number}"))
        start = time.monotonic()
        problem = held.problem(made)
        if not problem and time.monotonic() - start > SLOW:
            problem = f"slow: {time.monotonic() - start:.1f} s"
        if problem:
            bad += 1
            content = made.page.content
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            Path(f"fuzz-{arguments.seed}-{number}.page").write_bytes(data)
            print(f"{arguments.seed} {number}: {made.page.media_type}, {made.options.mode}: {problem}")
        number += 1
    print(f"{number:,} pages, {bad:,} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
