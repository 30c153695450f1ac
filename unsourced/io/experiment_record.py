"""The record of an experiment: what is needed to do it again, beside the file that came out of it.

`x.skops` has its record in `x.experiment.json`:

    {"format": "unsourced-experiment", "format_version": 1, "kind": "training", "date": "2026-05-04T09:30:00+00:00",
     "random_state": 1, "options": {"embedding": false}, "inputs": {"dataset": {"path": "labels", "sha256": "…"}},
     "versions": {"unsourced": "…", "python": "3.11.7", "numpy": "…", …}, "platform": "Linux x86_64"}

It names no path but those that the user gave, as they were given; all of it but the date is the same where the
experiment is.
"""

import hashlib
import json
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from unsourced.io.record_files import write_text

FORMAT = "unsourced-experiment"
FORMAT_VERSION = 1
SUFFIX = ".experiment.json"
# What figures can depend on.
_PACKAGES = (
    *("unsourced", "numpy", "scipy", "pandas", "pyarrow", "scikit-learn", "nltk", "python-crfsuite", "datasketch"),
    *("rapidfuzz", "onnxruntime"),
)

Experiment = Mapping[str, Any]


def experiment_record(
    kind: str, *, inputs: Mapping[str, Any], options: Mapping[str, Any], random_state: int
) -> Experiment:
    """The record of an experiment of this kind, made now; see the module for its keys."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": kind,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "random_state": random_state,
        "options": dict(options),
        "inputs": dict(inputs),
        "versions": _versions(),
        "platform": f"{platform.system()} {platform.machine()}".strip(),
    }


def write_experiment(experiment: Experiment | None, beside: Path) -> None:
    """Write the record beside the file that it is of; nothing where there is none.

    Raises:
        InputError: it cannot be written.
    """
    if experiment is not None:
        text = json.dumps(experiment, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
        write_text(text, experiment_path(beside))


def experiment_path(beside: Path) -> Path:
    """Where the record of a file is."""
    return beside.with_name(f"{beside.stem}{SUFFIX}")


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes. Raises OSError where it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in _PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
