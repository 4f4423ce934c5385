"""Many pages: the local engine."""
