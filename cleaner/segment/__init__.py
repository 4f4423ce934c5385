"""Turns decoded pages into documents: HTML and plain text become the same thing, a list of blocks."""
