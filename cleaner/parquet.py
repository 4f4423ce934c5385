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
# What a value raises that Python has no place for: a day in the year 30,000, text that is no UTF-8, a time zone that is none.
_ODD_VALUE = (ValueError, OverflowError, LookupError)


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


def read_rows(path: Path, wanted: Any) -> Iterator[tuple[int, dict[str, Any] | PageError]]:
    """The rows of a file with their numbers from 1, group by group; for a row that can't be read, why.

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
                    for row in _rows(_in_microseconds(arrow, batch)):
                        number += 1
                        yield number, row
        except (arrow.ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            said = str(error).split("\n")[0]
            raise PageError(
                "truncated", f"damaged after row {number} ({said}): fetch the file again", "read"
            ) from error


def _rows(batch: Any) -> list[dict[str, Any] | PageError]:
    try:
        rows: list[dict[str, Any] | PageError] = batch.to_pylist()
    except _ODD_VALUE:  # in one row; the others are none the worse
        rows = [_row(batch, at) for at in range(batch.num_rows)]
    return rows


def _row(batch: Any, at: int) -> dict[str, Any] | PageError:
    row = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        try:
            row[name] = column[at].as_py()
        except _ODD_VALUE as error:
            return PageError(
                "malformed", f"the value of {name} can't be read ({error}): mend it, or leave it out", "read"
            )
    return row


def _in_microseconds(arrow: Any, batch: Any) -> Any:
    """The batch without nanoseconds, as pandas writes all its times: Python's have none, and pages need no more than a day."""
    schema = arrow.schema([field.with_type(_less_exact(arrow, field.type)) for field in batch.schema])
    return batch if schema.equals(batch.schema) else batch.cast(schema, safe=False)


def _less_exact(arrow: Any, kind: Any) -> Any:
    if arrow.types.is_timestamp(kind) and kind.unit == "ns":
        return arrow.timestamp("us", kind.tz)
    if arrow.types.is_duration(kind) and kind.unit == "ns":
        return arrow.duration("us")
    if arrow.types.is_time64(kind) and kind.unit == "ns":
        return arrow.time64("us")
    if arrow.types.is_struct(kind):
        return arrow.struct([field.with_type(_less_exact(arrow, field.type)) for field in kind])
    if arrow.types.is_list(kind):
        return arrow.list_(kind.value_field.with_type(_less_exact(arrow, kind.value_type)))
    return kind


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


def misfit(record: Record) -> str | None:
    """The key of a number that is too large for any column; None if all of a record fits."""
    return _too_large(msgspec.to_builtins(record), "")


def _too_large(value: object, name: str) -> str | None:
    if isinstance(value, dict):
        return next((found for key, inner in value.items() if (found := _too_large(inner, key))), None)
    if isinstance(value, list | tuple):
        return next((found for inner in value if (found := _too_large(inner, name))), None)
    return name if isinstance(value, int) and not -(1 << 63) <= value < 1 << 63 else None


def read_written(path: Path) -> Iterator[tuple[Record, str]]:
    """The records and texts of a file that was written here.

    Raises:
        PageError: the file is damaged, or was written elsewhere; what came before has been yielded.
    """
    for number, row in read_rows(path, lambda names: names):
        if isinstance(row, PageError):
            raise row
        text = row.pop("text", None)
        try:
            yield msgspec.convert(row, Record), msgspec.convert(text, str)
        except msgspec.ValidationError as error:
            raise PageError("malformed", f"row {number} is no record: {error}", "read") from error


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
