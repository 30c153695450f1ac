"""A page read in a process of its own: what somebody sends can be made so that a reader takes hours over it.

`python -m annotate.readers.read_isolated` is that process: it takes a file's name as a line of JSON and then its bytes,
and gives an article record, or what is wrong.
"""

import json
import subprocess
import sys

from annotate.readers.read import read_page
from unsourced.core.article import Article
from unsourced.core.article_records import article_from_record, article_to_record
from unsourced.errors import InputError

_PROBLEM = "problem"


def read_isolated(raw: bytes, name: str, *, seconds: float) -> Article:
    """The article in a file that somebody sent; see `read_page`.

    Raises:
        InputError: it takes longer.
    """
    command = [sys.executable, "-P", "-m", __name__]
    asked = json.dumps(name).encode() + b"\n" + raw
    try:
        done = subprocess.run(command, input=asked, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise InputError(
            f"cannot be read within {seconds:g} s", where=name, remedy="Paste its text, or send a part of it."
        ) from None
    answer = json.loads(done.stdout) if done.returncode == 0 else {_PROBLEM: "cannot be read: it is too deeply nested"}
    if _PROBLEM in answer:
        raise InputError(answer[_PROBLEM], where=name, remedy=answer.get("remedy", "Paste its text."))
    return article_from_record(answer)


def main() -> None:
    """Answer on stdout what stdin asks."""
    name = json.loads(sys.stdin.buffer.readline())
    try:
        answer = article_to_record(read_page(sys.stdin.buffer.read(), name))
    except InputError as error:
        answer = {_PROBLEM: error.what, "remedy": error.remedy}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
