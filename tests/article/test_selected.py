from __future__ import annotations

import pytest

from cleaner.article.selected import select_fields
from cleaner.rulebook.schema import FieldRule, MetadataRules
from cleaner.segment.tree import Tree

PAGE = """<h1 class=head>The  old
pump</h1><h1>Other</h1><p class=by>By <a>Odile Marren</a> and <a>Ilse Tamm</a></p>
<time datetime="2025-03-02T09:15:00">Sunday</time><p class=empty> </p><p class=in>In Port Selwyn, 4 May</p>"""


@pytest.mark.parametrize(
    ("field", "rule", "value"),
    [
        ("title", FieldRule(css=".head"), "The old pump"),
        ("title", FieldRule(css=[".none", ".empty", "h1"]), "The old pump"),
        ("title", FieldRule(xpath="//h1[2]"), "Other"),
        ("title", FieldRule(css=".none", xpath=["//none", "//h1[2]"]), "Other"),
        ("authors", FieldRule(css=".by a"), "Odile Marren, Ilse Tamm"),
        ("published", FieldRule(css="time", attribute="datetime"), "2025-03-02T09:15:00"),
        ("published", FieldRule(xpath="//time/@datetime"), "2025-03-02T09:15:00"),
        ("place", FieldRule(css="p", pattern="^In (?P<value>[^,]+)"), "Port Selwyn"),
        (
            "place",
            FieldRule(xpath="substring-before(//p[@class='in'], ',')", pattern="^In (?P<value>.+)"),
            "Port Selwyn",
        ),
        ("place", FieldRule(css="p", pattern="^Near (?P<value>[^,]+)"), None),
        ("place", FieldRule(css="time", attribute="lang"), None),
        ("place", FieldRule(line="^In"), None),
    ],
)
def test_a_field_is_selected_from_the_markup(field: str, rule: FieldRule, value: str | None) -> None:
    assert select_fields(Tree(PAGE), MetadataRules(**{field: rule})).get(field) == value
