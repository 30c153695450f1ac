"""A public corpus as a Dataset folder, and in words what of it could not be carried over as it stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from exports.corpora import CORPORA
from exports.dataset.dataset import Dataset, refuse_other_folder, write_dataset
from exports.label_studio.tally import summary, tally_of
from unsourced.errors import InputError
from unsourced.io.progress import say

# What the kinds of problems mean.
_PROBLEM_WORDS = {
    "unaligned": "stands nowhere in its text; left out",
    "respelled": "matched in another spelling",
    "ambiguous": "stands in its sentence more than once; a free place was taken",
    "moved": "stands elsewhere than its offsets say, and only there; put there",
    "copied": "the copied words are not those at the offsets; the offsets count",
    "offsets": "offsets outside the text; left out",
    "relation": "an attribution lacks an end, or has one that is not marked so; the rest of it is linked",
    "note": "a note of annotators to each other; left out",
    "value": "an answer that the corpus does not describe; left out",
    "no-text": "a row without a sentence; left out",
}


def corpus(name: str, path: Path, out: Path, *, quiet: bool = False) -> Dataset:
    """Read the published files of a corpus at `path` and write them as a Dataset to the folder `out`.

    Raises:
        InputError: the corpus is unknown, not at `path` or broken.
        DatasetError: `out` holds something else.
    """
    if name not in CORPORA:
        raise InputError(f"there is no corpus {name}", remedy=f"There are {', '.join(CORPORA)}.")
    refuse_other_folder(out)
    dataset = CORPORA[name].load()(path, quiet=quiet)
    write_dataset(dataset, out)
    for line in [*summary(tally_of(replace(dataset, problems=()))), *_left(dataset, out), *_next(dataset, out)]:
        say(line, quiet=quiet)
    return dataset


def _left(dataset: Dataset, out: Path) -> Iterator[str]:
    kinds = Counter(problem.kind for problem in dataset.problems)
    for problem in dataset.problems:
        if problem.kind == "out-of-step":
            yield problem.message
    for kind, many in kinds.most_common():
        if kind != "out-of-step":
            yield f"{kind}: {many} ({_PROBLEM_WORDS[kind]})"
    if kinds:
        yield f"each of these is listed in {out / 'problems.jsonl'}"


def _next(dataset: Dataset, out: Path) -> Iterator[str]:
    yield f"written to {out}"
    if (dataset.annotations["role"] == "annotator").any():
        yield f"next: unsourced train {out} --out {dataset.scheme.name}.skops"
