"""From verdicts to the article: text and metadata."""
