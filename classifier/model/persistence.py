"""Models on disk: one `.skops` file of arrays and texts. Loading one never runs code from it.

The file is a zip archive as skops writes it: `schema.json` and one `.npy` an array. What is in it says
`classifier.model.model_contents`.

To change the format: raise FORMAT_VERSION, keep reading the old one or refuse it with the command that helps, and add
a file of the old format to the tests.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from classifier.model.model import Model
from classifier.model.model_contents import FORMAT, FORMAT_VERSION, model_contents, model_of
from unsourced.errors import ModelError, SchemeError
from unsourced.io.atomic import atomic_file
from unsourced.io.shipped_files import sample_folder

SUFFIX = ".skops"
SHIPPED = "sample"
"""The name of the model of the sample: synthetic, and shipped to try things with."""

_SCHEMA = "schema.json"
# What a model consists of, as skops names it: (module, class, loader). Nothing else is even looked at.
_KNOWN = {
    ("builtins", "dict", "DictNode"),
    ("builtins", "list", "ListNode"),
    ("builtins", "str", "JsonNode"),
    ("builtins", "str", "TypeNode"),
    ("numpy", "ndarray", "NdArrayNode"),
}
_LARGEST = 4 << 30
_EPOCH = (1980, 1, 1, 0, 0, 0)


def save_model(model: Model, path: str | Path) -> None:
    """Write a model, whole or not at all; the same model gives the same bytes.

    Raises ModelError where the name does not end in `.skops`, InputError where it cannot be written.
    """
    path = Path(path)
    check_name(path)
    from skops.io import dumps

    data = _canonical(dumps(model_contents(model)))
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)


def check_name(path: Path) -> None:
    """Raise ModelError unless this is a good name for a model; to be asked before the work of training."""
    if path.suffix != SUFFIX:
        raise ModelError(f"a model's name ends in {SUFFIX}", where=str(path), remedy=f"Try {path.stem}{SUFFIX}.")
    if path.is_dir():
        raise ModelError("is a folder", where=str(path), remedy="Name a file.")


def load_model(path: str | Path) -> Model:
    """The model of a file, or the shipped one that is called `sample`.

    Raises ModelError where it is not there, not a model, broken, of a newer format, or holds other types than arrays
    and texts, which are named.
    """
    path = Path(path)
    if str(path) == SHIPPED and not path.exists():
        path = sample_folder() / "model.skops"
    contents = _load(path)
    try:
        return model_of(contents, str(path))
    except (KeyError, ValueError, TypeError, AttributeError, ValidationError, SchemeError) as error:
        raise _broken(path, error) from error


def _load(path: Path) -> dict[str, Any]:
    """The dict in a model file, after its schema was found to name arrays and texts only."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise ModelError("is too large for a model", where=str(path))
            schema = json.loads(archive.read(_SCHEMA))
        _check_types(schema, path)
        _check_version(schema, path)
        from skops.io import load

        contents = load(path, trusted=[])
    except FileNotFoundError as error:
        raise ModelError(
            "there is no such model", where=str(path), remedy="Make one with `unsourced train`."
        ) from error
    except zipfile.BadZipFile as error:
        raise ModelError(
            "is not a model, or was cut short", where=str(path), remedy="Make it again with `unsourced train`."
        ) from error
    except OSError as error:
        raise ModelError(f"cannot be read: {error.strerror or error}", where=str(path)) from error
    except ModelError:
        raise
    # Whatever a forged or damaged schema makes json, numpy or skops raise means the same to the user.
    except Exception as error:
        raise _broken(path, error) from error
    return dict(contents)


def _check_types(schema: Any, path: Path) -> None:
    foreign = sorted(set(_foreign(schema)))
    if foreign:
        shown = ", ".join(foreign[:3]) + (f" and {len(foreign) - 3} more" if len(foreign) > 3 else "")
        raise ModelError(
            f"holds untrusted types ({shown}); a model is arrays and texts, so it was not loaded",
            where=str(path),
            remedy="Use a file that `unsourced train` wrote.",
        )


def _foreign(node: Any) -> Iterator[str]:
    """The types in a skops schema that no model has."""
    if isinstance(node, dict):
        if "__loader__" in node or "__class__" in node:
            kind = tuple(str(node.get(key)) for key in ("__module__", "__class__", "__loader__"))
            if kind not in _KNOWN or (kind[1] == "ndarray" and node.get("type") != "numpy"):
                yield f"{kind[0]}.{kind[1]}"
        for value in node.values():
            yield from _foreign(value)
    elif isinstance(node, list):
        for value in node:
            yield from _foreign(value)


def _check_version(schema: Any, path: Path) -> None:
    try:
        content = schema["content"]
        if json.loads(content["format"]["content"]) != FORMAT:
            raise ValueError("another format")
        version = int(json.loads(content["format_version"]["content"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ModelError(
            "is a skops file, but not a model of unsourced",
            where=str(path),
            remedy="Make one with `unsourced train`.",
        ) from error
    if version < FORMAT_VERSION:
        raise ModelError(
            f"has format version {version}, of an older unsourced that knew less of words; it is no longer read",
            where=str(path),
            remedy="Train it again with `unsourced train`.",
        )
    if version > FORMAT_VERSION:
        raise ModelError(
            f"has format version {version}; this unsourced reads up to {FORMAT_VERSION}",
            where=str(path),
            remedy="Upgrade: pip install --upgrade unsourced",
        )


def _broken(path: Path, error: Exception) -> ModelError:
    words = " ".join(str(error).split())[:120]
    return ModelError(f"is a broken model ({words})", where=str(path), remedy="Make it again with `unsourced train`.")


def _canonical(data: bytes) -> bytes:
    """The same archive with numbers for memory addresses and no time of day.

    skops names arrays and nodes by their address, and zip entries carry a time: neither belongs to the model.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        schema = json.loads(archive.read(_SCHEMA))
        numbers: dict[int, int] = {}
        files: dict[str, str] = {}
        _renumber(schema, numbers, files)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=6) as canonical:
            for old, new in files.items():
                canonical.writestr(_entry(new), archive.read(old))
            canonical.writestr(_entry(_SCHEMA), json.dumps(schema, indent=1))
    return buffer.getvalue()


def _renumber(node: Any, numbers: dict[int, int], files: dict[str, str]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("__id__"), int):
            node["__id__"] = numbers.setdefault(node["__id__"], len(numbers) + 1)
        if isinstance(node.get("file"), str):
            node["file"] = files.setdefault(node["file"], f"{len(files) + 1}.npy")
        for value in node.values():
            _renumber(value, numbers, files)
    elif isinstance(node, list):
        for value in node:
            _renumber(value, numbers, files)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    return entry
