from __future__ import annotations

import time

import pytest

from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree
from cleaner.segment.xhtml import as_html

XML = '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        pytest.param("<head><script src='x.js'/></head><body><p>One</p></body>", ["One"], id="a script"),
        pytest.param("<head><title/></head><body><p>One</p></body>", ["One"], id="a title"),
        pytest.param("<body><p>One</p><script src='x.js' /><p>Two</p></body>", ["One", "Two"], id="a script between"),
        pytest.param("<body><p><![CDATA[One <b> & two]]></p></body>", ["One <b> & two"], id="data"),
        pytest.param("<body><div class='clear'/><p>One<br/>two</p></body>", ["One\ntwo"], id="a line break"),
        pytest.param(
            "<body><script>//<![CDATA[\nvar a = '<p/>';\n//]]></script><p>One</p></body>",
            ["One"],
            id="data in a script",
        ),
        pytest.param("<body><!-- <p/> --><p>One</p></body>", ["One"], id="a comment"),
    ],
)
def test_it_says_as_html_what_it_said(page: str, texts: list[str]) -> None:
    assert segment_html(Tree(f"{XML}{page}</html>")).texts() == texts
    assert Tree(f"{XML}{page}</html>").warnings == ()


@pytest.mark.parametrize(
    "page", ["<p>One<script src='x.js'/>", f"{XML}<body><p>One</p></body></html>", "<p>a &lt;?xml", "", "<?xml"]
)
def test_what_says_it_already_stays_as_it_is(page: str) -> None:
    assert as_html(page) == page


@pytest.mark.parametrize("part", ["<!--", "<![CDATA[", "<script>", "<a b='", "<a b='c' ", "<a/>", "<"])
def test_it_takes_linear_time(part: str) -> None:
    began = time.process_time()
    as_html(XML + part * 100_000)
    assert time.process_time() - began < 5
