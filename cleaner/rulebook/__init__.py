"""The rules: their file format, loading, and which of them speak about a page."""
