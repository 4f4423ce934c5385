"""Engines: who tells the article from the rest of an HTML page before any rule is asked."""
