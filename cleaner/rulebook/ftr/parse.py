"""The format: a line is `directive: value` or `directive(argument): value`; `#` begins a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"^\s*([\w-]+)(?:\(([^)]*)\))?\s*:\s?(.*)$", re.DOTALL)

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
    found: list[Directive] = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        content = line.strip()
        if not content or content.startswith("#"):
            continue
        match = _LINE.match(content)
        if match is None:
            found.append(Directive("", None, content, number))
            continue
        name, argument, value = match[1].lower(), match[2], match[3].strip()
        if name == "if_page_contains" and found and found[-1].name in SELECTING:
            last = found.pop()
            found.append(Directive(last.name, last.argument, last.value, last.line, value))
            argument = JOINED
        found.append(Directive(name, argument, value, number))
    yield from found
