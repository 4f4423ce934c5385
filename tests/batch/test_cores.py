from __future__ import annotations

import os

import pytest

from cleaner import UsageError
from cleaner.batch import cores
from cleaner.batch.cores import processes, usable_cores


def test_no_more_processes_than_cores() -> None:
    assert 1 <= usable_cores() <= (os.cpu_count() or 1)
    assert processes(None) == processes(0) == usable_cores()


@pytest.mark.parametrize(("there", "most"), [(2, 64), (16, 64), (32, 128)])
def test_many_more_processes_than_cores_are_wrong_usage(monkeypatch: pytest.MonkeyPatch, there: int, most: int) -> None:
    monkeypatch.setattr(cores, "usable_cores", lambda: there)
    assert [processes(wanted) for wanted in (1, most)] == [1, most]
    with pytest.raises(UsageError, match=rf"--jobs {most + 1} is too many for {there} cores: give {most} at most"):
        processes(most + 1)
