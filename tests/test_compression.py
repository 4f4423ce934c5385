from __future__ import annotations

import gzip
import io

import pytest

from cleaner.compression import SUFFIXES, compressed, decompressed, look, split_name


@pytest.mark.parametrize("suffix", [".gz", ".zst", None])
def test_members_one_after_the_other_are_one_file(suffix: str | None) -> None:
    data = compressed(b"one ", suffix) + compressed(b"two", suffix)  # type: ignore[arg-type]
    assert decompressed(io.BytesIO(data), suffix).read() == b"one two"  # type: ignore[arg-type]
    assert look(data) == suffix


def test_the_same_data_gives_the_same_bytes() -> None:
    assert compressed(b"x" * 1000, ".gz") == compressed(b"x" * 1000, ".gz")
    assert gzip.decompress(compressed(b"x", ".gz")) == b"x"


@pytest.mark.parametrize(
    ("name", "inner", "suffix"),
    [("a.txt.gz", "a.txt", ".gz"), ("a.TXT.XZ", "a.TXT", ".xz"), ("a.txt", "a.txt", None), (".gz", ".gz", None)],
)
def test_names_tell_the_compression(name: str, inner: str, suffix: str | None) -> None:
    assert split_name(name) == (inner, suffix)


def test_what_is_never_written_is_refused() -> None:
    for suffix in set(SUFFIXES) - {".gz", ".zst"}:
        with pytest.raises(ValueError, match="suffix"):
            compressed(b"x", suffix)
