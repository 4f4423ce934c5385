"""The invented articles as pages of twenty years ago: columns in tables, no names, no elements that say what they hold."""

from __future__ import annotations

from tests.structures import Story

WAYS = ("paragraphs", "breaks")
PLACES = ("comments", "related", "newsletter")


def old_html_of(story: Story, place: str, way: str) -> str:
    """The story's page, whose middle column holds the article.

    Args:
        place: what else is on the page: a thread below the article, a column of other stories to its right, or a form to
            its left.
        way: what parts paragraphs: `<p>` that nobody closes, or two line breaks.
    """
    left, below, right = "", "", ""
    if place == "comments":
        below = _thread(story)
    elif place == "related":
        right = f'<td width="170" valign="top"><font size="1">{_column(story)}</font></td>'
    else:
        left = _form(story)
    menu = "<br>".join(f'<a href="/{letter}">{letter}</a>' for letter in "ABCDEF")
    return (
        f'<HTML><HEAD><TITLE>{story.title}</TITLE></HEAD><BODY BGCOLOR="#ffffff">'
        '<table width="760" border="0"><tr><td colspan="3"><a href="/"><img src="/logo.gif"></a></td></tr><tr>'
        f'<td width="130" valign="top" bgcolor="#e0e0e0"><font size="1">{menu}<br><br>{left}</font></td>'
        f'<td width="460" valign="top"><font size="5"><b>{story.title}</b></font><br><br><font size="3">'
        f"{_body(story, way)}</font>{below}</td>{right}</tr>"
        '<tr><td colspan="3" align="center"><font size="1">Copyright 2003</font></td></tr></table></BODY></HTML>'
    )


def _body(story: Story, way: str) -> str:
    if way == "paragraphs":
        return "".join(f"<p>{paragraph}" for paragraph in story.paragraphs)
    return "<br><br>".join(story.paragraphs)


def _thread(story: Story) -> str:
    head, *posts = story.comments
    days = ("9.3.2005, 07:02", "12.3.2005, 22:15")
    items = [
        f'{text}<br><font size="1"><a href="/u">{name}</a>, {day}</font><br><br>'
        for name, text, day in zip(posts[::2], posts[1::2], days, strict=True)
    ]
    return f"<p><b>{head}</b><br><br>{''.join(items)}"


def _column(story: Story) -> str:
    head, *teasers = story.related
    items = [
        f'<p><a href="/x"><b>{title}</b></a><br>{text}' for title, text in zip(teasers[::2], teasers[1::2], strict=True)
    ]
    return f"<b>{head}</b>{''.join(items)}"


def _form(story: Story) -> str:
    head, text, button = story.newsletter
    return f'<form><b>{head}</b><br>{text}<br><input name="mail"><input type="submit" value="{button}"></form>'
