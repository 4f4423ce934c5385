from __future__ import annotations

import pytest

from cleaner.article.language_tags import bcp47


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en_gb", "en-GB"),
        ("de", "de"),
        ("zh-hans-cn", "zh-Hans-CN"),
        (" fr ", "fr"),
        ("English", None),
        ("{{lang}}", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_tags_of_languages(written: object, tag: str | None) -> None:
    assert bcp47(written) == tag
