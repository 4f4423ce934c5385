"""What pages call their language."""

from __future__ import annotations

import re
from typing import Any

_TAG = re.compile(r"^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$")


def bcp47(value: Any) -> str | None:
    """A language tag in the form of BCP 47; None for what is none."""
    if not isinstance(value, str) or not _TAG.match(value.strip()):
        return None
    first, *rest = value.strip().replace("_", "-").split("-")
    return "-".join(
        [
            first.lower(),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest),
        ]
    )
