"""Detectors: they look at a document and say what they find. None of them cuts."""
