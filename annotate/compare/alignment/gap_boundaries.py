"""Where an inserted run begins, when the alignment leaves a choice: at a paragraph, a sentence, a bracket, a clause."""

from collections.abc import Sequence

from annotate.compare.alignment.align import Block
from annotate.compare.alignment.tokens import DASH, QUOTE, Tokens

_STOPS = frozenset(".!?…:")
_PAUSES = frozenset({",", ";", DASH})
_OPENING, _CLOSING = frozenset("[("), frozenset("])")


def slide(blocks: Sequence[Block], a: Tokens, b: Tokens, a_text: str, b_text: str) -> list[Block]:
    """The same alignment with each run that only one side has moved to the place where a writer would put it.

    "He spoke[. It was cold]. He left" and "He spoke. [It was cold. ]He left" align as well; people read the second.
    """
    moved = list(blocks)
    for index in range(len(moved) - 1):
        left, right = moved[index], moved[index + 1]
        # A run that vanished would join the changes on both its sides, but for the first and the last one.
        back, forth = left.size - (index > 0), right.size - (index + 2 < len(moved))
        if left.b_end == right.b_start and left.a_end < right.a_start:
            shift = _best(a, a_text, left.a_end, right.a_start, back, forth)
        elif left.a_end == right.a_start and left.b_end < right.b_start:
            shift = _best(b, b_text, left.b_end, right.b_start, back, forth)
        else:
            continue
        moved[index] = Block(left.a_start, left.b_start, left.size + shift)
        moved[index + 1] = Block(right.a_start + shift, right.b_start + shift, right.size - shift)
    return _at_stops([block for block in moved if block.size], a.keys, b.keys)


def _at_stops(blocks: Sequence[Block], a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The alignment with sentences that end and begin at their stops.

    "old[, he said]." and "old[. It rained]." share the stop at the end, but a reader cuts ", he said" and puts in "It
    rained."; so the stop that only follows "old" is the shared one.
    """
    found: list[Block] = list(blocks[:1])
    for right in blocks[1:]:
        left = found[-1]
        stop = a[right.a_start]
        if right.size > 1 and stop in _STOPS and left.a_end < right.a_start and left.b_end < right.b_start:
            ours, theirs = a[left.a_end] == stop, b[left.b_end] == stop
            if ours != theirs:
                found.append(Block(left.a_end, right.b_start, 1) if ours else Block(right.a_start, left.b_end, 1))
                right = Block(right.a_start + 1, right.b_start + 1, right.size - 1)
        found.append(right)
    return found


def _best(tokens: Tokens, text: str, start: int, end: int, back: int, forth: int) -> int:
    """How many tokens the run `start..end` is best shifted: at most `back` to the left or `forth` to the right."""
    keys = tokens.keys
    shifts = [0]
    while -shifts[-1] < back and keys[start + shifts[-1] - 1] == keys[end + shifts[-1] - 1]:
        shifts.append(shifts[-1] - 1)
    shift = 0
    while shift < forth and keys[start + shift] == keys[end + shift]:
        shift += 1
        shifts.append(shift)
    if len(shifts) == 1:
        return 0
    return max(shifts, key=lambda shift: _score(tokens, text, start + shift, end + shift))


def _score(tokens: Tokens, text: str, start: int, end: int) -> float:
    paired = tokens.keys[start] in _OPENING and tokens.keys[end - 1] in _CLOSING
    return _border(tokens, text, start) + _border(tokens, text, end) + paired


def _border(tokens: Tokens, text: str, index: int) -> float:
    """How strongly the text is parted before a token."""
    if index == 0 or index == len(tokens):
        return 5
    if "\n\n" in text[tokens.ends[index - 1] : tokens.starts[index]]:
        return 5
    last = tokens.keys[index - 1]
    if last == QUOTE and index > 1:
        # The mark that closes a quotation goes with what it closes.
        last = tokens.keys[index - 2]
    if last in _STOPS:
        return 4
    if last in _CLOSING or tokens.keys[index] in _OPENING:
        return 2
    return 2 if last in _PAUSES else 0
