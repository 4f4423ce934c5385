"""A cleaner that does what a page says: hang, eat memory, kill its process. Workers import it from here."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any

from cleaner import Article, Cleaner, Page


class Naughty(Cleaner):
    """Pages that begin with HANG, EAT, DIE or ONCE do so; ONCE names a file, and dies if it is not there."""

    def clean(self, content: Any, url: Any = None, media_type: Any = None) -> Article:
        word, _, rest = _text(content).partition(" ")
        if word == "HANG":
            signal.signal(signal.SIGALRM, signal.SIG_IGN)
            while True:
                time.sleep(0.01)
        if word == "EAT":
            eaten = [b"x" * (1 << 24) for _ in range(1 << 12)]
            assert eaten
        if word == "DIE" or (word == "ONCE" and not Path(rest).exists()):
            if word == "ONCE":
                Path(rest).write_text("I was here")
            os.kill(os.getpid(), signal.SIGKILL)
        return super().clean(content, url, media_type)


def _text(page: Page) -> str:
    return page.content.decode() if isinstance(page.content, bytes) else page.content
