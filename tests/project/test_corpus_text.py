"""No text of the real corpora is in the project: no run of eight words, but for the phrase the project began with."""

import gzip
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
RUN = 8
ALLOWED = "supported covertly by us nato"
_WORD = re.compile(r"[^\W_]+")
_BINARY = {".png", ".parquet", ".skops"}


@pytest.mark.slow
def test_no_tracked_file_holds_eight_words_of_a_corpus() -> None:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not beside the project (../shared/corpora)")
    ours: dict[int, tuple[str, str]] = {}
    for file in _tracked():
        for run in _runs(_text(file)):
            ours.setdefault(hash(run), (str(file.relative_to(ROOT)), run))
    shared = {
        ours[key] for file in sorted(CORPORA.rglob("*")) if file.is_file() for key in _hashes(file) if key in ours
    }
    assert not shared, sorted(shared)[:20]


def test_a_run_is_found_across_punctuation_and_lines() -> None:
    runs = set(_runs("One, two “three” four\nfive six [seven] eight – nine"))
    assert runs == {"one two three four five six seven eight", "two three four five six seven eight nine"}


def _tracked() -> Iterator[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.is_file() and path.suffix not in _BINARY:
            yield path


def _hashes(file: Path) -> Iterator[int]:
    return map(hash, _runs(_text(file)))


def _text(file: Path) -> str:
    data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    return data.decode("utf-8", "replace")


def _runs(text: str) -> Iterator[str]:
    words = _WORD.findall(text.lower().replace(ALLOWED.replace(" us nato", " us-nato"), " "))
    for start in range(len(words) - RUN + 1):
        yield " ".join(words[start : start + RUN])
