"""What a model file consists of: the parts by name, from a Model and back. Format 3:

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
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

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
from unsourced.schemes.load import parse_scheme
from unsourced.schemes.scheme import Scheme

FORMAT = "unsourced-model"
FORMAT_VERSION = 3


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


def model_contents(model: Model) -> dict[str, Any]:
    """The parts of a model, by name."""
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
        **_attribution_arrays(model.attribution),
        **{f"knots-{label.label}": label.calibration.knots for label in model.labels if label.calibration},
    }


def _attribution_arrays(attribution: AttributionModel | None) -> dict[str, Any]:
    if attribution is None:
        return {}
    return {"tagger": attribution.tagger.arrays(), "linker": attribution.linker.arrays()}


def model_of(contents: Mapping[str, Any], where: str) -> Model:
    """The model of these parts; `where` is named when its scheme is wrong.

    Raises:
        KeyError, TypeError, AttributeError: a part is missing or another kind of thing.
        ValueError: a part has another shape or type than the others ask for, or the header is not as it should be.
        SchemeError: the scheme is wrong.
    """
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
