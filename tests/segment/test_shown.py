from __future__ import annotations

from cleaner.model import Metadata, Source
from cleaner.segment.markdown import segment_markdown
from cleaner.segment.shown import on_the_page


def test_a_source_points_at_the_block_it_was_found_in() -> None:
    seen = segment_markdown("[Home](/)\n\n# **Ferry** changes\n")
    found = Metadata(
        title="Ferry changes", sources=(Source("title", "line:head/1", 6, 19), Source("language", "words"))
    )
    placed = on_the_page(found, seen.shown, seen.page).sources
    assert seen.page.text[placed[0].start : placed[0].end] == "# **Ferry** changes"
    assert placed[1].start is None
