"""Models on disk: one `.skops` file of arrays and texts. Loading one never runs code from it.

The file is a zip archive as skops writes it: `schema.json` and one `.npy` an array. What is in it, format 3:

format, format_version   "unsourced-model", 3
header                   JSON: version, rules version, rule labels, labels, card
scheme                   the label scheme's TOML
words, characters        vocabularies: UTF-8 bytes of the terms, one a line
word_idf, character_idf  float32 weights
weights, intercepts      float32, (features, learned labels) and (learned labels,)
centre                   float32, (aggregates,)
marked_columns           int32, the columns of the word model's hashed space, as differences
marked_weights           float16, (columns, word labels)
marked_intercepts        float32, (word labels,)
vector_centre            float32, (d,), where the header names an embedding; `weights` then end in d rows for it
marked_vectors           float32, (d, word labels), likewise, for the word model
tagger, linker           the arrays of the attribution part (see `classifier.attribution`), where there is one
knots-LABEL              float64, the calibration of a label that has one

To change the format: raise FORMAT_VERSION, keep reading the old one or refuse it with the command that helps, and add
a file of the old format to the tests.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from classifier.attribution.extractor import AttributionModel
from classifier.attribution.linker import Linker
from classifier.attribution.tagger import Tagger
from classifier.features.ngrams import Vocabulary
from classifier.linear.calibration import Calibration
from classifier.model.model import Extent, LabelModel, Model
from classifier.token_model.features import WIDTH
from classifier.token_model.model import WordModel
from classifier.token_model.spans import Joins, WordMarks
from unsourced.core.types import Float32
from unsourced.errors import ModelError, SchemeError
from unsourced.io.atomic import atomic_file
from unsourced.io.shipped_files import sample_folder
from unsourced.schemes.load import parse_scheme
from unsourced.schemes.scheme import Scheme

FORMAT = "unsourced-model"
FORMAT_VERSION = 3
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


class _Joins(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    first: float
    second: float
    sentence: float
    intercept: float


class _Marks(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    word: float
    sentence: float
    intercept: float
    threshold: float
    joins: _Joins


class _Label(BaseModel):
    model_config = ConfigDict(extra="forbid", allow_inf_nan=False)
    label: str
    learned: bool
    why: str
    threshold: float
    extent: Extent
    marks: _Marks | None
    calibration: str | None


class _Header(BaseModel):
    model_config = ConfigDict(extra="forbid")
    version: str
    rules_version: str
    rule_labels: list[str]
    tied: bool
    embedding: str = ""
    word_labels: list[str]
    labels: list[_Label]
    card: dict[str, Any]


def save_model(model: Model, path: str | Path) -> None:
    """Write a model, whole or not at all; the same model gives the same bytes.

    Raises ModelError where the name does not end in `.skops`, InputError where it cannot be written.
    """
    path = Path(path)
    check_name(path)
    from skops.io import dumps

    data = _canonical(dumps(_contents(model)))
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
        return _model(contents, str(path))
    except (KeyError, ValueError, TypeError, AttributeError, ValidationError, SchemeError) as error:
        raise _broken(path, error) from error


def _contents(model: Model) -> dict[str, Any]:
    header = _Header(
        version=model.version,
        rules_version=model.rules_version,
        rule_labels=list(model.rule_labels),
        tied=model.has_attribution,
        embedding=model.embedding,
        word_labels=list(model.word_model.labels),
        labels=[
            _Label(**asdict(label) | {"calibration": label.calibration and label.calibration.kind})
            for label in model.labels
        ],
        card=dict(model.card),
    )
    return {
        "format": FORMAT,
        "format_version": str(FORMAT_VERSION),
        "header": header.model_dump_json(),
        "scheme": model.scheme.source,
        "words": _bytes_of(model.words.terms),
        "word_idf": model.words.idf,
        "characters": _bytes_of(model.characters.terms),
        "character_idf": model.characters.idf,
        "weights": np.ascontiguousarray(model.weights),
        "intercepts": model.intercepts,
        "centre": model.centre,
        "marked_columns": np.diff(model.word_model.columns, prepend=np.int32(0)),
        "marked_weights": model.word_model.weights.astype(np.float16),
        "marked_intercepts": model.word_model.intercepts,
        **(
            {"vector_centre": model.vector_centre, "marked_vectors": model.word_model.vectors}
            if model.embedding
            else {}
        ),
        **(
            {"tagger": model.attribution.tagger.arrays(), "linker": model.attribution.linker.arrays()}
            if model.attribution
            else {}
        ),
        **{f"knots-{label.label}": label.calibration.knots for label in model.labels if label.calibration},
    }


def _attribution_arrays(attribution: AttributionModel | None) -> dict[str, Any]:
    if attribution is None:
        return {}
    return {"tagger": attribution.tagger.arrays(), "linker": attribution.linker.arrays()}


def _model(contents: Mapping[str, Any], where: str) -> Model:
    header = _Header.model_validate_json(contents["header"])
    words = Vocabulary(_terms_of(contents["words"]), _array(contents, "word_idf", np.float32))
    characters = Vocabulary(_terms_of(contents["characters"]), _array(contents, "character_idf", np.float32))
    scheme = parse_scheme(contents["scheme"], where=f"{where}, scheme")
    model = Model(
        scheme=scheme,
        version=header.version,
        rules_version=header.rules_version,
        rule_labels=tuple(header.rule_labels),
        has_attribution=header.tied,
        embedding=header.embedding,
        vector_centre=_array(contents, "vector_centre", np.float32) if header.embedding else np.zeros(0, np.float32),
        words=words,
        characters=characters,
        word_model=_word_model(contents, header),
        weights=_array(contents, "weights", np.float32),
        intercepts=_array(contents, "intercepts", np.float32),
        centre=_array(contents, "centre", np.float32),
        labels=tuple(_label(label, contents) for label in header.labels),
        attribution=_attribution(contents, scheme),
        card=header.card,
    )
    if model.weights.shape != (model.feature_count, len(model.learned)) or model.intercepts.shape != (
        len(model.learned),
    ):
        raise ValueError(f"weights of shape {model.weights.shape} for {model.feature_count} features")
    if model.centre.shape != model.aggregate_weights.shape[:1]:
        raise ValueError(f"centre of shape {model.centre.shape} for {len(model.aggregate_weights)} aggregates")
    if words.idf.shape != (len(words.terms),) or characters.idf.shape != (len(characters.terms),):
        raise ValueError("vocabularies and their weights differ in length")
    return model


def _label(label: _Label, contents: Mapping[str, Any]) -> LabelModel:
    kind = label.calibration
    calibration = None
    if kind is not None:
        knots = _array(contents, f"knots-{label.label}", np.float64)
        if kind not in ("sigmoid", "isotonic") or knots.ndim != 1 or len(knots) < 2 or len(knots) % 2:
            raise ValueError(f"calibration of {label.label}")
        calibration = Calibration(kind, knots)
    marks = None
    if label.marks is not None:
        stored = label.marks.model_dump()
        marks = WordMarks(**stored | {"joins": Joins(**stored["joins"])})
    return LabelModel(**label.model_dump() | {"calibration": calibration, "marks": marks})


def _attribution(contents: Mapping[str, Any], scheme: Scheme) -> AttributionModel | None:
    if "tagger" not in contents and "linker" not in contents:
        return None
    for part in ("tagger", "linker"):
        for name, array in contents[part].items():
            if not isinstance(array, np.ndarray) or array.dtype.kind not in "iuf" or not np.isfinite(array).all():
                raise ValueError(f"array {name} of the {part}")
    return AttributionModel(
        Tagger.from_arrays(scheme, contents["tagger"]), Linker.from_arrays(scheme, contents["linker"])
    )


def _word_model(contents: Mapping[str, Any], header: _Header) -> WordModel:
    labels = tuple(header.word_labels)
    columns = np.cumsum(_array(contents, "marked_columns", np.int32), dtype=np.int32)
    weights = _array(contents, "marked_weights", np.float16).astype(np.float32)
    intercepts = _array(contents, "marked_intercepts", np.float32)
    if weights.shape != (len(columns), len(labels)) or intercepts.shape != (len(labels),):
        raise ValueError(f"weights of shape {weights.shape} for the words of {len(labels)} labels")
    if len(columns) and not (np.all(np.diff(columns) > 0) and columns[0] >= 0 and columns[-1] < WIDTH):
        raise ValueError("columns of the word model")
    vectors: Float32 = np.zeros((0, len(labels)), dtype=np.float32)
    if header.embedding and labels:
        vectors = _array(contents, "marked_vectors", np.float32)
        if vectors.shape != (len(contents["vector_centre"]), len(labels)):
            raise ValueError(f"vectors of shape {vectors.shape} for the words of {len(labels)} labels")
    return WordModel(labels=labels, columns=columns, weights=weights, vectors=vectors, intercepts=intercepts)


def _array(contents: Mapping[str, Any], name: str, dtype: type[np.generic]) -> NDArray[Any]:
    array = contents[name]
    if not isinstance(array, np.ndarray) or array.dtype != dtype or not np.isfinite(array).all():
        raise ValueError(f"array {name}")
    return array


def _bytes_of(terms: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(terms).encode(), dtype=np.uint8)


def _terms_of(array: NDArray[np.uint8]) -> tuple[str, ...]:
    text = array.tobytes().decode()
    return tuple(text.split("\n")) if text else ()


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
