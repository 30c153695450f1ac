"""Which of many spans may touch a new one, without comparing it with all of them."""

from typing import Generic, Protocol, TypeVar

_BLOCK = 500


class HasOffsets(Protocol):
    """Anything with a place in a text, at least one character long."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=HasOffsets)


class SpanIndex(Generic[T]):
    """Spans by the blocks of text that they touch, so that those of a long text are not compared with each other."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[T]] = {}

    def add(self, span: T) -> None:
        """Have a span among those that `to` looks through."""
        for block in range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1):
            self._blocks.setdefault(block, []).append(span)

    def to(self, span: HasOffsets) -> list[T]:
        """The added spans that touch a block which this one touches, some of them more than once."""
        first, last = span.start // _BLOCK, (span.end - 1) // _BLOCK
        if first == last:
            return self._blocks.get(first, [])
        return [other for block in range(first, last + 1) for other in self._blocks.get(block, ())]
