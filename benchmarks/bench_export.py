"""How fast does a saved export of 10,000 annotated tasks become a Dataset, and a Dataset sentence targets?

    python -m benchmarks.bench_export [--tasks N] [--annotators N] [--large MEGABYTES]

Prints seconds and peak memory of `write_export` beside two named peers on the same file: `json.load` with
`pandas.json_normalize` of the regions, which checks nothing and writes nothing, and the converter of label-studio-sdk
to CSV, which loses relations, notes and skips. Then `sentence_targets` of that Dataset, beside the splitting of its
texts into sentences alone. Last, an export of 1 GB (`--large 0` leaves it out), which must need less than LIMIT of
memory. Every figure comes from a process of its own. The texts are invented word salad.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

from unsourced.schemes.load import load_scheme

WORDS = [
    "the",
    "port",
    "authority",
    "of",
    "Velmora",
    "said",
    "that",
    "boats",
    "were",
    "missing",
    "and",
    "nobody",
    "knew",
]
SENTENCE_WORDS, SENTENCES = 18, 16
REGIONS = 5
LIMIT = 1000
"""Megabytes of memory in which a large export must become a Dataset."""
CONFIG = '<View><Text name="text" value="$text"/><Labels name="label" toName="text">{}</Labels></View>'


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--tasks", type=int, default=10_000)
    arguments.add_argument("--annotators", type=int, default=3)
    arguments.add_argument("--large", type=int, default=1000, metavar="MEGABYTES")
    arguments.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        _measure(*given.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        _compare(Path(folder), given.tasks, given.annotators)
    if given.large:
        with tempfile.TemporaryDirectory() as folder:
            _large(Path(folder), given.large, given.annotators)


def _compare(folder: Path, tasks: int, annotators: int) -> None:
    _save(islice(_tasks(annotators), tasks), annotators, folder)
    found = {name: _in_a_process(name, folder) for name in STEPS}
    ours, memory = found["unsourced export --from-json"]
    for name, (seconds, peak) in found.items():
        print(f"{name:45} {seconds:6.1f} s  {peak:6.0f} MB")
    for name in ("json.load + pandas.json_normalize", "label-studio-sdk converter to CSV"):
        if name in found:
            print(f"time of export over {name}: {ours / found[name][0]:.2f}, memory {memory / found[name][1]:.2f}")
    shares, splitting = found["sentence_targets"][0], found["splitting into sentences alone"][0]
    print(f"time of sentence_targets over splitting into sentences alone: {shares / splitting:.2f}")


def _large(folder: Path, megabytes: int, annotators: int) -> None:
    _save(_tasks(annotators), annotators, folder, megabytes * 1_000_000)
    seconds, peak = _in_a_process("unsourced export --from-json", folder)
    print(f"{'unsourced export --from-json':45} {seconds:6.1f} s  {peak:6.0f} MB")
    if peak >= LIMIT:
        sys.exit(f"that is not under {LIMIT} MB")


def _save(tasks: Iterable[dict[str, Any]], annotators: int, folder: Path, most: int | None = None) -> None:
    """Write an export, of about `most` bytes where the tasks have no end, and the project that it is from."""
    saved = folder / "export.json"
    number = 0
    with saved.open("w", encoding="utf-8") as file:
        for number, task in enumerate(tasks, 1):
            file.write(("[" if number == 1 else ",\n") + json.dumps(task))
            if most is not None and file.tell() >= most:
                break
        file.write("]")
    labels = "".join(f'<Label value="{label.name}" alias="{label.key}"/>' for label in load_scheme().labels)
    (folder / "project.json").write_text(json.dumps({"label_config": CONFIG.format(labels)}), encoding="utf-8")
    print(
        f"{number} tasks, {annotators} annotators, {REGIONS} regions each: {saved.stat().st_size / 1e6:.0f} MB of JSON"
    )


def _tasks(annotators: int) -> Iterator[dict[str, Any]]:
    rng = random.Random(0)
    labels = load_scheme().label_keys
    number = 0
    for task in count(1):
        text = "\n\n".join(" ".join(rng.choices(WORDS, k=SENTENCE_WORDS)).capitalize() + "." for _ in range(SENTENCES))
        annotations = []
        for annotator in range(annotators):
            number += 1
            annotations.append(_annotation(number, annotator, [_region(rng, text, labels) for _ in range(REGIONS)]))
        yield {"id": task, "data": {"text": text}, "meta": {}, "project": 1, "drafts": [], "predictions": []} | {
            "annotations": annotations
        }


def _annotation(number: int, annotator: int, result: list[dict[str, Any]]) -> dict[str, Any]:
    moment = "2026-05-06T07:08:09.123456Z"
    about = {"was_cancelled": False, "ground_truth": False, "created_at": moment, "updated_at": moment}
    return {
        "id": number,
        "completed_by": annotator,
        "updated_by": annotator,
        "lead_time": 12.5,
        "result": result,
    } | about


def _region(rng: random.Random, text: str, labels: tuple[str, ...]) -> dict[str, Any]:
    start = rng.randrange(len(text) - 60)
    end = start + rng.randint(3, 60)
    value = {"start": start, "end": end, "text": text[start:end], "labels": [rng.choice(labels)]}
    names = {"from_name": "label", "to_name": "text", "type": "labels", "origin": "manual"}
    return {"id": f"{rng.getrandbits(60):x}", "value": value} | names


def _in_a_process(name: str, folder: Path) -> tuple[float, float]:
    """Seconds and peak megabytes of one step."""
    command = [sys.executable, "-m", "benchmarks.bench_export", "--measure", name, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds, peak = json.loads(done.stdout.splitlines()[-1])
    return seconds, peak


def _measure(name: str, folder: str) -> None:
    import resource

    step = STEPS[name](Path(folder))
    began = time.perf_counter()
    step()
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(json.dumps([seconds, peak]))


def _export(folder: Path) -> Callable[[], object]:
    from exports.label_studio.export import write_export

    return lambda: write_export(folder / "export.json", folder / "labels", quiet=True)


def _normalize(folder: Path) -> Callable[[], object]:
    import pandas as pd

    def step() -> object:
        tasks = json.loads((folder / "export.json").read_bytes())
        meta: list[str | list[str]] = ["id", ["data", "text"], ["annotations", "id"]]
        return pd.json_normalize(tasks, ["annotations", "result"], meta, record_prefix="region.", errors="ignore")

    return step


def _converter(folder: Path) -> Callable[[], object]:
    from label_studio_sdk.converter import Converter

    converter = Converter(json.loads((folder / "project.json").read_bytes())["label_config"], str(folder))
    return lambda: converter.convert_to_csv(
        str(folder / "export.json"), str(folder / "csv"), is_dir=False, sep=",", header=True
    )


def _shares(folder: Path) -> Callable[[], object]:
    from exports.dataset.dataset import read_dataset
    from exports.dataset.sentence_targets import sentence_targets

    dataset = read_dataset(folder / "labels")
    return lambda: sentence_targets(dataset)


def _splitting(folder: Path) -> Callable[[], object]:
    from exports.dataset.dataset import read_dataset
    from unsourced.core.sentences import sentences

    texts = read_dataset(folder / "labels").articles["text"].to_list()
    return lambda: [sentences(text) for text in texts]


STEPS: dict[str, Callable[[Path], Callable[[], object]]] = {
    "unsourced export --from-json": _export,
    "json.load + pandas.json_normalize": _normalize,
    "label-studio-sdk converter to CSV": _converter,
    "sentence_targets": _shares,
    "splitting into sentences alone": _splitting,
}

if __name__ == "__main__":
    main()
