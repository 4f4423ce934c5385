"""Invented articles, and invented junk, from which tests put pages together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PARAGRAPHS = (
    "The ferry to the outer islands will leave twenty minutes earlier from Monday, the harbour office said in a notice "
    "that it pinned to the ticket hut.",
    "Forty people had signed the petition by noon, and the baker who began it expects a hundred more before the weekend "
    "is over.",
    "“We have been promised a new pump since my father ran this farm,” said Odile Marren, who keeps ninety sheep on the "
    "north slope.",
    "The old signal box was built in 1911 and has stood empty since the line was closed to passengers eleven years ago.",
    "Engineers will drain the lower basin in March, mend the gates, and fill it again before the boats come back.",
    "Nobody was hurt when the crane slid into the river, but the bridge stayed closed until divers had looked at its "
    "piers.",
    "The council voted by nine to six for the cheaper of the two plans. It will be put before the county in June.",
    "Prices for hay have doubled within a year, and several stables on the ridge have sold their older horses.",
    "Her second novel sold four thousand copies, which in a valley of six thousand people is a good deal.",
    "The museum wants to show the boat in the open air, under a roof of glass that schoolchildren helped to design.",
)
"""Plain paragraphs: nothing in them looks like anything but an article."""

TRAPS = (
    "The minister said that nobody reads the notice when a website asks for consent to cookies, and that the law "
    "should say so.",
    "Readers who leave comments below such reports are seldom the ones who were at the meeting, the study found.",
    "The choir pays for its rehearsals with a subscription of four crowns a month, which has not risen since 1998.",
    "Her newsletter goes to nine hundred beekeepers in the valley, and she writes every line of it herself.",
    "Two related cases are before the court in the next town, where a dealer sold the same painting three times.",
    "Advertisement for the post began in May, but the school had found no teacher of physics when the term started.",
    "The paper put its archive behind a paywall in 2012 and took it down again when fewer people bought the paper.",
    "He asked the guests to share their photographs with the families, and most of them did so on the same evening.",
)
"""Paragraphs of an article that name what junk is made of."""

PAGE = f"""\
Home > News > Harbour > Ferry timetable changes

Ferry timetable changes
By Ilse Tamm
Published: 4 March 2025, 09:15

{PARAGRAPHS[0]}

{PARAGRAPHS[1]}

Advertisement

{PARAGRAPHS[2]}

{PARAGRAPHS[3]}

Related News
Lighthouse opens at night again
New path along the dunes
Swimmers welcome a warmer lake

© 2025 The Harbour Herald. All rights reserved.
"""
"""A flattened page: the first four paragraphs with junk around and between them."""

PAGE_ARTICLE = PARAGRAPHS[:4]

HTML_PAGE = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Ferry timetable changes - The Harbour Herald</title>
<meta property="og:title" content="Ferry timetable changes">
<meta name="author" content="Ilse Tamm">
<meta property="article:published_time" content="2025-03-04T09:15:00+01:00">
</head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav>
<article>
<h1>Ferry timetable changes</h1>
<div class="story">
<p>{PARAGRAPHS[0]}</p>
<p>{PARAGRAPHS[1]}</p>
<p>{PARAGRAPHS[2]}</p>
<p>{PARAGRAPHS[3]}</p>
<p>{PARAGRAPHS[4]}</p>
</div>
</article>
<div class="related-posts"><h3>Related stories</h3><ul><li><a href="/a">Lighthouse opens at night again</a></li></ul></div>
<footer><p>© 2025 The Harbour Herald. All rights reserved.</p></footer>
</body>
</html>
"""

HTML_ARTICLE = PARAGRAPHS[:5]


def squeeze(text: str) -> str:
    """White space collapsed."""
    return " ".join(text.split())


def lines_of_text(text: str) -> list[str]:
    """The lines that are not blank, white space collapsed."""
    return [squeeze(line) for line in text.split("\n") if line.strip()]


def write_tree(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder; returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    folder.mkdir(parents=True, exist_ok=True)
    return folder


# A page that is no article: what stands on a hub.
HUB = [
    "Home", "News", "Weather today", "Rain", "12 degrees", "Ferry leaves at nine", "Read more",
    "Market opens on Friday in the square", "Read more", "Prices from 12 crowns a night", "Nothing on Mondays",
    "Old bridge closed until May", "Read more", "Found: a bicycle by the quay.", "Contact", "Imprint",
]  # fmt: skip
