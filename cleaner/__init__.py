"""Takes everything that is not the article out of web pages and flattened text, and records every cut.

from cleaner import Cleaner, clean

article = clean(html, url="https://example.com/story")
article.text, article.metadata.title, article.verdicts, article.record
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from cleaner.errors import CleanerError, PageError, RuleError, UsageError
from cleaner.model import Block, Kind, MediaType, Metadata, Page, Verdict

if TYPE_CHECKING:
    from cleaner.options import Options
    from cleaner.pipeline import Cleaner
    from cleaner.result import Article

    __version__: str

__all__ = [
    "Article",
    "Block",
    "Cleaner",
    "CleanerError",
    "Kind",
    "MediaType",
    "Metadata",
    "Options",
    "Page",
    "PageError",
    "RuleError",
    "UsageError",
    "Verdict",
    "__version__",
    "clean",
]


def clean(
    content: str | bytes | bytearray | memoryview | Page, url: str | None = None, media_type: MediaType | None = None
) -> Article:
    """Clean one page with the packaged rules and default options.

    Args:
        content: HTML or plain text, decoded or not; or a `Page`, which says the rest itself.
        url: where it came from; decides which site rules apply.
        media_type: None means: look at the content.

    Raises:
        PageError: the page is empty, None or no text.
        UsageError: no such media type, or an argument is of a type that it can't be.
    """
    return _default().clean(content, url, media_type)


@functools.cache
def _default() -> Cleaner:
    from cleaner.pipeline import Cleaner  # noqa: PLC0415 - `import cleaner` stays cheap

    return Cleaner()


def __getattr__(name: str) -> object:
    if name in {"Article", "Cleaner", "Options"}:
        from cleaner import pipeline  # noqa: PLC0415 - `import cleaner` stays cheap

        return getattr(pipeline, name)
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - takes as long as all else here

        return version("cleaner")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
