"""Names that say nothing about who has them, and passwords that can be typed from paper."""

import secrets
from collections.abc import Collection, Iterator

# No vowels, so no words; nothing that looks like something else on paper.
_CHARACTERS = "23456789bcdfghjkmnpqrstvwxz"
_GROUPS = (4, 3, 3)


def new_pseudonyms(many: int, taken: Collection[str]) -> list[str]:
    """The next free of S01, S02, … in random order: the place in a roster would tell who it is."""
    used = {name.casefold() for name in taken}
    free = (name for name in _numbered() if name.casefold() not in used)
    chosen = [next(free) for _ in range(many)]
    secrets.SystemRandom().shuffle(chosen)
    return chosen


def new_password() -> str:
    """Ten random characters in groups, such as k7m4-p9x-w3h: 47 bits."""
    return "-".join("".join(secrets.choice(_CHARACTERS) for _ in range(size)) for size in _GROUPS)


def _numbered() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"S{number:02}"
