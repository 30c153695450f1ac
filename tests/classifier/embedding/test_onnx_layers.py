"""Cutting a network: what is computed up to there stays the same, and what is no network is refused."""

import numpy as np
import pytest

from classifier.embedding.encode import installed
from classifier.embedding.onnx_layers import cut_at

GIVEN = np.array([[101, 7592, 2088, 102]])
INPUTS = {"input_ids": GIVEN, "attention_mask": np.ones_like(GIVEN), "token_type_ids": np.zeros_like(GIVEN)}


def test_a_cut_network_computes_the_same(extra: None) -> None:
    import onnxruntime

    network = installed().network.read_bytes()
    whole = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    last = onnxruntime.InferenceSession(cut_at(network, "last_hidden_state"), providers=["CPUExecutionProvider"])
    np.testing.assert_allclose(last.run(None, INPUTS)[0], whole.run(None, INPUTS)[0], atol=1e-5)


def test_a_value_that_nothing_computes(extra: None) -> None:
    with pytest.raises(ValueError, match="nothing in the network computes layer_norm_99"):
        cut_at(installed().network.read_bytes(), "layer_norm_99")


@pytest.mark.parametrize("other", [b"no network at all", b"", b"\x3a\xff\xff\x01short", b"\xff"])
def test_other_bytes_are_no_network(other: bytes) -> None:
    with pytest.raises(ValueError, match="network"):
        cut_at(other, "x")
