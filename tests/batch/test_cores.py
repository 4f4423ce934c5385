from __future__ import annotations

import os

from cleaner.batch.cores import usable_cores


def test_no_more_processes_than_cores() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
