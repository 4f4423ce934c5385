from __future__ import annotations

import pytest

from cleaner.model import Document
from cleaner.segment.html import segment_html
from cleaner.segment.tree import Tree


def segment(html: str, *selectors: str) -> Document:
    tree = Tree(html)
    marks: dict[int, tuple[int, ...]] = {}
    for number, selector in enumerate(selectors):
        for node in tree.select(selector):
            marks[node.mem_id] = (*marks.get(node.mem_id, ()), number)
    return segment_html(tree, marks)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>One<p>Two", "One\n\nTwo", id="an-empty-line-between-blocks"),
        pytest.param("<h2>Head</h2><p>One</p>", "Head\n\nOne", id="heading"),
        pytest.param("<ul><li>One<li>Two</ul>", "One\nTwo", id="list-items-stand-close"),
        pytest.param("<dl><dt>One<dd>Two</dl>", "One\n\nTwo", id="term-and-definition"),
        pytest.param("<table><tr><td>A<td>B<tr><td>C<td>D</table>", "A\tB\nC\tD", id="tab-between-cells"),
        pytest.param("<table><tr><td><td>B</table>", "B", id="empty-first-cell"),
        pytest.param("<p>One<br>Two", "One\nTwo", id="one-br-is-a-line-end"),
        pytest.param("<p>One<br><br>Two", "One\n\nTwo", id="two-br-end-the-block"),
        pytest.param("<p>One <b>two</b>, <a href=x>three</a>.", "One two, three.", id="inline-elements-are-no-blocks"),
        pytest.param("<p>One<b>two</b>three", "Onetwothree", id="inline-elements-add-no-space"),
        pytest.param("<p>  One\n\t two  </p>", "One two", id="white-space-collapses"),
        pytest.param("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc", id="pre-is-verbatim"),
        pytest.param("<p>Salt &amp; pepper&nbsp;&#8211; &lt;b&gt;", "Salt & pepper – <b>", id="character-references"),
        pytest.param("Loose<p>One</p>tail", "Loose\n\nOne\n\ntail", id="text-without-a-paragraph"),
        pytest.param("<div>One<div>Two</div>Three</div>", "One\n\nTwo\n\nThree", id="nested-blocks"),
        pytest.param("<p>One <my-tag>two</my-tag> three", "One two three", id="custom-element-in-a-line"),
        pytest.param(
            "<div><math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi></mrow><annotation>E=m</annotation></semantics></math>",
            "E=m",
            id="a-formula-without-what-it-was-written-in",
        ),
        pytest.param("<my-tag>One</my-tag><my-tag>Two</my-tag>", "One\n\nTwo", id="custom-element-as-a-container"),
        pytest.param("<select><option>A<option>B</select>", "A B", id="options-stand-apart"),
        pytest.param("<p>One</p><!-- not said --><p>Two", "One\n\nTwo", id="comments-are-not-visible"),
        pytest.param("<p></p><div> <span> </span></div>", "", id="nothing-visible"),
        pytest.param("", "", id="empty"),
        pytest.param("<p>日本語の文。<p>次", "日本語の文。\n\n次", id="unspaced-script"),
    ],
)
def test_page_text(html: str, text: str) -> None:
    assert segment(html).text == text


@pytest.mark.parametrize("tag", ["script", "style", "template", "noscript", "svg", "iframe", "title", "video"])
def test_what_a_browser_does_not_show_is_no_page_text(tag: str) -> None:
    assert segment(f"<p>Before</p><{tag}>not shown</{tag}><p>After</p>").text.replace("\n\n", " ") == "Before After"


@pytest.mark.parametrize("tag", ["button", "textarea", "nav", "footer", "form", "aside", "dialog", "address"])
def test_what_is_seldom_an_article_is_page_text_all_the_same(tag: str) -> None:
    document = segment(f"<p>Before</p><{tag}>shown</{tag}><p>After</p>")
    assert document.texts() == ["Before", "shown", "After"]


def test_blocks_know_their_element() -> None:
    document = segment('<div class="story main" id=s1><p>One</p></div><footer>Two</footer>')
    assert document.elements is not None
    assert [document.elements.tag[e] for e in document.element] == ["p", "footer"]
    parent = document.elements.parent[document.element[0]]
    assert document.elements.tag[parent] == "div"
    assert sorted(document.elements.tokens[parent].split()) == ["main", "s1", "story"]


def test_elements_are_in_preorder_with_contiguous_subtrees() -> None:
    elements = segment("<div><section><p>A</p></section><p>B</p></div><footer>C</footer>").elements
    assert elements is not None
    assert list(elements.tag) == ["html", "body", "div", "section", "p", "p", "footer"]
    assert list(elements.parent) == [-1, 0, 1, 2, 3, 2, 1]
    assert list(elements.depth) == [0, 1, 2, 3, 4, 3, 2]
    assert list(elements.last) == [7, 7, 6, 5, 5, 6, 7]


def test_visible_characters_in_links_are_counted() -> None:
    document = segment(
        '<p>See <a href="x">the <b>long</b> list</a> here</p><p>None</p><p><a href="y">All of it</a></p>'
    )
    assert list(document.link_chars) == [len("thelonglist"), 0, len("Allofit")]


def test_a_selected_container_marks_all_blocks_below_it() -> None:
    document = segment("<p>One</p><div class=x><p>Two</p><ul><li>Three</ul></div><p>Four</p>", ".x")
    assert list(document.marks) == [(), (0,), (0,), ()]


def test_selectors_one_inside_the_other_add_up() -> None:
    document = segment("<div class=x><p>One</p><p class=y>Two</p></div>", ".x", ".y")
    assert list(document.marks) == [(0,), (0, 1)]


def test_a_selected_inline_element_divides_its_line_into_blocks() -> None:
    document = segment('<p>Before <span class="x">inside</span> after.</p>', ".x")
    assert document.texts() == ["Before", "inside", "after."]
    assert list(document.marks) == [(), (0,), ()]


@pytest.mark.parametrize("selector", ["p", "b", "a", "li", "td", "div, span", "*", "br"])
def test_selectors_never_change_the_page_text(selector: str) -> None:
    html = (
        "<div>Loose <b>bold</b><p>One <a href=x>link <b>in</b></a> it<br>and <span>on</span></p><ul><li>A<li>B <b>b</b>"
        "</ul><table><tr><td>1<td><b>2</b> x<tr><td><p>3</p><td><div>4</div></table><pre>v <b>w</b>\n x</pre>"
        "<table><tr><td>menu<td><p>5<p>6</table><i>7</i><br>8</div>"
    )
    plain, marked = segment(html), segment(html, selector)
    assert marked.text == plain.text
    assert _visible_in_blocks(marked) == "".join(plain.text.split())


def test_every_visible_character_lies_in_just_one_block() -> None:
    document = segment("<p>a <b>b</b><p>c<br>d<br><br>e<ul><li>f<li>g</ul><table><tr><td>h<td>i</table>j")
    assert _visible_in_blocks(document) == "".join(document.text.split())


def _visible_in_blocks(document: Document) -> str:
    starts, ends = list(document.start), list(document.end)
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))
    return "".join("".join(text.split()) for text in document.texts())


def test_a_block_is_a_link_if_most_of_it_stands_in_one() -> None:
    document = segment_html(
        Tree('<p><a href="/">Ferries leave later</a> now</p><p>Crews <a href="/">asked</a> for it</p>')
    )
    assert [document.is_link(i) for i in range(len(document))] == [True, False]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        pytest.param("<font size=1>May 3</font><br><font size=5><b>Head</b></font><br>Text", ["May 3", "Head", "Text"], id="font"),
        pytest.param("<span class=d>May 3</span><br><span class=h>Head</span>", ["May 3", "Head"], id="class"),
        pytest.param("So it was.<br><i>Posted by Otto</i><br>Not here.", ["So it was.", "Posted by Otto", "Not here."], id="signed"),
        pytest.param("<b>More news</b><br><a href=1>One</a><br><a href=2>Two</a>", ["More news", "One\nTwo"], id="list"),
        pytest.param("<a href=1>One</a> | <a href=2>Two</a><br>Text", ["One | Two", "Text"], id="links-in-a-line"),
        pytest.param("<b>Tip:</b> keep it<br>dry and <i>warm</i><br>or not", ["Tip: keep it\ndry and warm\nor not"], id="running-text"),
        pytest.param("<i>One</i><br><i>two</i><br><i>three</i>", ["One\ntwo\nthree"], id="verse"),
        pytest.param("<span class=l>One</span><br><a name=x></a><span class=l>two</span>", ["One\ntwo"], id="anchor"),
        pytest.param("One<br><img><br><b>two</b>", ["One", "two"], id="picture-between"),
        pytest.param("<b>One<br></b>two", ["One\ntwo"], id="not-side-by-side"),
        pytest.param("<table><tr><td>1<td><b>Bergen</b><br><small>Norway</small></table>", ["1\tBergen\nNorway"], id="cell"),
    ],
)  # fmt: skip
def test_lines_that_are_set_in_different_ways_are_blocks_of_their_own(html: str, blocks: list[str]) -> None:
    assert segment(f"<div>{html}</div>").texts() == blocks


def test_a_line_that_is_a_block_stands_on_the_next_line() -> None:
    assert segment("<p>One<br><i>two</i><br>three<p>Four").text == "One\ntwo\nthree\n\nFour"


WAS = "The keeper of the light has said so for years, and nobody on the island has ever doubted that he was right about it"


def test_paragraphs_that_only_a_style_sheet_sets_apart_are_blocks_of_their_own() -> None:
    parts = [f"{WAS}.", "What came ashore", f"In spring {WAS}", f"“{WAS}.”", f"“But {WAS}.”", f"Then {WAS}."]
    html = "<div>" + "".join(f"{part}<span class=br></span>" for part in parts) + "<p>End</p></div>"
    document = segment(html)
    assert document.texts() == [*parts, "End"]
    assert [document.text[b.start : b.end] for b in document] == document.texts()


@pytest.mark.parametrize(
    "between", [" ", "<b> </b>", " <i>", "<!-- -->", ", <b>", "<a href=/>and so on ", "<b>X</b>", "<sup>2</sup>and "]
)
def test_a_long_paragraph_stays_whole(between: str) -> None:
    assert len(segment(f"<p>{WAS}, and {WAS}, and {WAS}{between}{WAS.lower()}. {WAS}.</p>").texts()) == 1


def test_a_short_block_is_no_pile_of_paragraphs() -> None:
    assert segment(f"<p>{WAS}.<span>{WAS}.</span></p>").texts() == [f"{WAS}.{WAS}."]


def test_selectors_do_not_change_where_glued_paragraphs_part() -> None:
    html = f"<div>{WAS}.<span class=x>{WAS}.</span>{WAS}, <i>{WAS}.</i><i class=x>{WAS}</i>, {WAS}.</div>"
    plain, marked = segment(html), segment(html, ".x")
    assert marked.text == plain.text
    assert len(plain) == 4
    caught = [marked.text[a:b] for a, b, marks in zip(marked.start, marked.end, marked.marks, strict=True) if marks]
    assert caught == [f"{WAS}.", WAS]


def test_links_of_glued_paragraphs_are_shared_out_among_them() -> None:
    linked = f"<a href=/>{WAS}.</a>"
    document = segment(f"<div>{linked}<span></span>{linked}{linked}{linked}{linked}{linked}</div>")
    assert len(document) == 6
    assert sum(document.link_chars) == 6 * len("".join(f"{WAS}.".split()))


def test_a_map_of_links_hides_nothing() -> None:
    page = "<p>One<map name=m><area href=a><area href=b><p>Two</p><p>Three</p>"
    assert segment_html(Tree(page)).texts() == ["One", "Two", "Three"]


LOGO = "<svg><title>Logo</title><path/></svg>"


def text_shown(html: str) -> str:
    return segment_html(Tree(f"<body>{html}</body>")).text


@pytest.mark.parametrize(
    "drawing",
    [
        "<svg><text>Sluice</text></svg>",
        "<svg><g>\n<text\nx='1'>Slu<tspan>ice</tspan></text></g></svg>",
        "<svg><foreignObject><div>Sluice</div></foreignObject></svg>",
        "<svg><title>Mill</title><desc>A mill</desc><metadata>m</metadata><text>Sluice</text></svg>",
        "<svg><defs><text>d</text></defs><symbol><text>s</text></symbol><text>Sluice</text></svg>",
        "<svg><defs><symbol><defs><text>d</text></defs></symbol></defs><text>Sluice</text></svg>",
    ],
)
def test_what_a_drawing_shows_is_read(drawing: str) -> None:
    assert text_shown(f"<p>Above.</p>{drawing}<p>Below.</p>") == "Above.\n\nSluice\n\nBelow."


def test_drawings_without_text_part_no_line() -> None:
    line = f"<p>The mill {LOGO} on the river.</p>"
    assert text_shown(line) == "The mill on the river."
    assert text_shown(f"{line}<svg><text>Sluice</text></svg>{line}") == (
        "The mill on the river.\n\nSluice\n\nThe mill on the river."
    )
    assert text_shown(f"{line}<textarea>Sluice</textarea>") == "The mill on the river.\n\nSluice"


def test_a_drawing_ends_where_it_ends() -> None:
    html = f"<svg><text>Sluice</text><svg><path/></svg></svg><div><div><p>The mill {LOGO} on the river.</p></div></div>"
    assert text_shown(html) == "Sluice\n\nThe mill on the river."


def test_the_source_of_a_formula_is_not_read() -> None:
    formula = "<math><mi>x</mi><annotation>\\x<annotation>y</annotation></annotation></math>"
    assert text_shown(f"<p>Let {formula} be.</p>") == "Let x be."


def test_what_stands_for_an_object_is_read() -> None:
    assert text_shown("<object data='a.swf'><param name='p'><p>It needs a player.</p></object><p>Below.</p>") == (
        "It needs a player.\n\nBelow."
    )
    assert text_shown("<p>Above <object data='a.svg'>a mill</object> here.</p><object><p>Below.</p><p>Last.</p>") == (
        "Above a mill here.\n\nBelow.\n\nLast."
    )
