"""The format: a line is `directive: value` or `directive(argument): value`; `#` begins a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_LINE = re.compile(r"^\s*([\w-]+)(?:\((.*?)\))?\s*:\s?(.*)$", re.DOTALL)

SELECTING = ("body", "strip", "strip_id_or_class", "title", "author", "date")
"""Directives that become rules."""

NEEDLESS = ("strip_attr", "strip_image_src", "strip_comments")
"""Directives about what no visible text depends on: attributes, pictures, comments of the source."""

MEANINGLESS = (
    "http_header parser tidy prune autodetect_on_failure autodetect_next_page single_page_link "
    "single_page_link_in_feed next_page_link next_page_link_in_feed find_string replace_string insert_detected_image "
    "skip_json_ld requires_login login_uri login_username_field login_password_field login_extra_fields "
    "not_logged_in_xpath src_lazy_load_attr native_ad_clue convert_double_br_tags dissolve wrap_in move_into footnotes "
    "test_contains prefetch user_agent max_redirects skip_id_or_class sharing_url canonical language images"
).split()
"""Directives about fetching, paging, logging in, and mending the source: nothing that rules here can say."""

KNOWN = frozenset((*SELECTING, *NEEDLESS, *MEANINGLESS, "test_url", "if_page_contains"))


_PAGING = frozenset({"single_page_link", "next_page_link", "single_page_link_in_feed", "next_page_link_in_feed"})
JOINED = "joined"
"""What an `if_page_contains` has for its argument whose expression went to the line above it."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One line of a site file.

    Attributes:
        line: its number, from 1.
        condition: the expression of an `if_page_contains` that belongs to it.
    """

    name: str
    argument: str | None
    value: str
    line: int
    condition: str | None = None


def directives(text: str) -> Iterator[Directive]:
    """The directives of a site file. A line that is none comes with an empty name."""
    yield from _joined([_read(number, line) for number, line in _lines(text)])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        content = line.strip()
        if content and not content.startswith("#"):
            yield number, content


def _read(number: int, line: str) -> Directive:
    match = _LINE.match(line)
    if match is None:
        return Directive("", None, line, number)
    return Directive(match[1].lower(), match[2], match[3].strip(), number)


def _joined(found: list[Directive]) -> Iterator[Directive]:
    """Conditions given to the line above, unless a link to a page's other parts stands above or below: mostly that is
    what they are about.
    """
    for at, one in enumerate(found):
        above, below = found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None
        if one.name == "if_page_contains" and _takes_condition(above, below):
            yield replace(one, argument=JOINED)
        elif below is not None and below.name == "if_page_contains":
            after = found[at + 2] if at + 2 < len(found) else None
            yield replace(one, condition=below.value) if _takes_condition(one, after) else one
        else:
            yield one


def _takes_condition(above: Directive | None, below: Directive | None) -> bool:
    paging = below is not None and below.name in _PAGING
    return above is not None and above.name in SELECTING and not paging
