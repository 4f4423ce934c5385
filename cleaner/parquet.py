"""pyarrow, behind one small module: rows out of Parquet files, records into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import structs

from cleaner.compression import reading
from cleaner.errors import PageError, UsageError
from cleaner.provenance import Record

# Pages of some kilobytes: a batch is a few megabytes, a row group some tens.
_READ_ROWS = 64
GROUP_ROWS = 2_000


def pyarrow() -> Any:
    """The library.

    Raises:
        UsageError: it is not installed.
    """
    try:
        import pyarrow.parquet  # noqa: PLC0415 - an extra, and 100 ms

        return pyarrow
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow, which is not installed: pip install 'cleaner[parquet]'") from error


def read_rows(path: Path, wanted: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a file with their numbers from 1, group by group.

    Args:
        wanted: given all names of columns, those that have to be read.

    Raises:
        PageError: the file, or its next group, is damaged; what came before has been yielded.
    """
    arrow = pyarrow()
    number = 0
    with reading("Parquet file"):
        try:
            file = arrow.parquet.ParquetFile(path, page_checksum_verification=True)
            columns = wanted(file.schema_arrow.names)
            if not columns:
                raise PageError(
                    "no_content",
                    f"no column with a page among {', '.join(file.schema_arrow.names)}: name it with --content-column",
                    "read",
                )
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(_READ_ROWS, row_groups=[group], columns=columns, use_threads=False):
                    for row in batch.to_pylist():
                        number += 1
                        yield number, row
        except (arrow.ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            said = str(error).split("\n")[0]
            raise PageError(
                "truncated", f"damaged after row {number} ({said}): fetch the file again", "read"
            ) from error


def write_rows(path: Path, rows: Iterable[tuple[Record, str]]) -> None:
    """Write records with their texts: fixed schema, row groups, zstandard. The same rows give the same bytes.

    Raises:
        OSError: can't be written.
    """
    arrow = pyarrow()
    schema = _schema(arrow)
    with arrow.parquet.ParquetWriter(path, schema, compression="zstd", write_page_checksum=True) as writer:
        group: list[dict[str, Any]] = []
        for record, text in rows:
            group.append({**msgspec.to_builtins(record), "text": text})
            if len(group) == GROUP_ROWS:
                writer.write_table(arrow.Table.from_pylist(group, schema))
                group = []
        if group:
            writer.write_table(arrow.Table.from_pylist(group, schema))


def read_written(path: Path) -> Iterator[tuple[Record, str]]:
    """The records and texts of a file that was written here."""
    file = pyarrow().parquet.ParquetFile(path)
    for batch in file.iter_batches(_READ_ROWS, use_threads=False):
        for row in batch.to_pylist():
            text = row.pop("text")
            yield msgspec.convert(row, Record), text


def _schema(arrow: Any) -> Any:
    """The columns follow from the types of a record: no row decides them."""
    types = {field.name: _type(arrow, msgspec.inspect.type_info(field.type)) for field in structs.fields(Record)}
    first = {name: types.pop(name) for name in ("id", "url", "host")}
    return arrow.schema([*first.items(), ("text", arrow.string()), *types.items()])


def _type(arrow: Any, kind: Any) -> Any:
    inspect = msgspec.inspect
    if isinstance(kind, inspect.Metadata):  # a type with its description
        return _type(arrow, kind.type)
    if isinstance(kind, inspect.UnionType):
        (inner,) = [part for part in kind.types if not isinstance(part, inspect.NoneType)]
        return _type(arrow, inner)
    if isinstance(kind, inspect.StructType):
        return arrow.struct([(field.encode_name, _type(arrow, field.type)) for field in kind.fields])
    if isinstance(kind, inspect.ListType | inspect.VarTupleType):
        return arrow.list_(_type(arrow, kind.item_type))
    if isinstance(kind, inspect.TupleType):
        return arrow.list_(_type(arrow, kind.item_types[0]))
    simple: dict[type, Any] = {
        inspect.StrType: arrow.string(),
        inspect.LiteralType: arrow.string(),
        inspect.IntType: arrow.int64(),
        inspect.FloatType: arrow.float64(),
        inspect.BoolType: arrow.bool_(),
    }
    if type(kind) not in simple:
        raise TypeError(f"no column type for {kind!r}: add it here")
    return simple[type(kind)]
