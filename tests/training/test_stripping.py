from __future__ import annotations

import pytest

from cleaner.training.stripping import strings, together

PAGE = """<html><head><title>No</title></head><body><style>no</style><ul><li>Home</li><li>News</li></ul><p>The board said in a
<a href=/x>statement</a>, which <b>nobody</b> expected.</p><script>no</script><p>It was 2024.</p><p>Nobody came.</p></body></html>"""


def test_each_string_has_a_line() -> None:
    assert strings(PAGE).split("\n") == [
        "Home", "News", "The board said in a", "statement", ", which", "nobody", "expected.", "It was 2024.", "Nobody came.",
    ]  # fmt: skip


def test_strings_run_together() -> None:
    assert together(PAGE) == ("HomeNewsThe board said in a\nstatement, which nobody expected.It was 2024.Nobody came.")


@pytest.mark.parametrize("html", ["", "<frameset><frame src=x></frameset>"])
def test_a_page_without_a_body_is_empty(html: str) -> None:
    assert (strings(html), together(html)) == ("", "")
