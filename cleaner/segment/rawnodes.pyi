"""What type checkers see of rawnodes.pyx, which only exists where it could be compiled."""

from array import array
from collections.abc import Container, Iterable, Sequence

FUNCTIONS: tuple[str, ...]

def bind(addresses: Sequence[int]) -> None: ...

class Names:
    def __init__(self, names: Iterable[str]) -> None: ...
    def found(self, root: int) -> set[str]: ...

def stated(root: int, tags: dict[int, str], head: int, told: str) -> list[tuple[str, dict[str, str], str]]: ...
def read(
    root: int,
    actions: bytes,
    wanted: Container[int] | None,
    longest: int,
    setting: tuple[str, ...],
    line: int,
    lettered: frozenset[str],
    unseen: frozenset[str],
    svg: int,
    math: int,
) -> tuple[array[int], array[int], array[int], array[int], list[str], dict[int, str]]: ...
