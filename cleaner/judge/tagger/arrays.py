"""One name for all arrays: what is in them, docstrings say."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

Array = NDArray[Any]
