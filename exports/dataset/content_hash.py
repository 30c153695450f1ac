"""What a Dataset holds, as one hash: for the record of an experiment."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from exports.dataset.dataset import Dataset
from exports.dataset.schema import SCHEMAS, to_arrow


def content_hash(dataset: Dataset) -> str:
    """SHA-256 of the scheme and of every row of the five tables, in their order.

    A Dataset that is written and read again has the same one, whatever wrote the files; provenance and problems do not
    count.
    """
    digest = hashlib.sha256(dataset.scheme.source.encode())
    for name in SCHEMAS:
        digest.update(f"\n{name}\n".encode())
        for row in to_arrow(name, getattr(dataset, name)).to_pylist():
            digest.update(json.dumps(row, sort_keys=True, default=str).encode())
    return digest.hexdigest()


def dataset_input(dataset: Dataset, given: object = None) -> Mapping[str, str]:
    """The Dataset among the inputs of an experiment, with its path where it was `given` by one."""
    path = {"path": str(given)} if isinstance(given, str | Path) else {}
    return path | {"sha256": content_hash(dataset)}
