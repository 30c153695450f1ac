"""Agreement on one label at a time, against dense matrices, and α_U worked by hand."""

from typing import Any

import krippendorff
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from exports.agreement.per_label import label_agreement, percentile_interval
from exports.agreement.units import MarkedRuns, marked_units, tokens
from exports.dataset.sentence_targets import sentence_values
from exports.dataset.votes import latest_votes
from exports.metrics.coefficients import cohen_kappa, fleiss_kappa
from exports.sample.build import sample_dataset
from tests.exports.building import annotation, article, dataset, span
from unsourced.core.types import Float64

Run = tuple[int, int]


def marked(people: dict[tuple[str, int], list[Run]], sizes: list[int]) -> tuple[pd.DataFrame, MarkedRuns]:
    """Votes on one label of (annotator, article) with their runs."""
    votes = pd.DataFrame(
        [(number, str(number), who, where, 0) for number, (who, where) in enumerate(people)],
        columns=["vote", "annotation_id", "annotator", "article", "label"],
    )
    runs = [(number, *run) for number, some in enumerate(people.values()) for run in some]
    table = pd.DataFrame(runs, columns=["vote", "start", "end"]).astype(np.int64)
    return votes, MarkedRuns(runs=table, sizes=np.array(sizes))


def everybody(people: dict[tuple[str, int], list[Run]], sizes: list[int], unit: str = "character") -> "pd.Series[Any]":
    table = label_agreement(*marked(people, sizes), unit, 1)
    return table[table["one"] == ""].iloc[0]


def test_alpha_u_of_two_spans_that_overlap_by_half() -> None:
    # Marked 8 of 20, gap 12; observed 0-1: 4. Expected 0-1: 20·12·8 / (20² - (4² + 4²) - 12) = 1920 / 356.
    row = everybody({("ada", 0): [(0, 4)], ("bo", 0): [(2, 6)]}, [10])
    assert row["alpha"] == pytest.approx(1 - 4 / (1920 / 356), abs=1e-12)
    assert (row["prevalence"], row["observed"]) == (pytest.approx(0.4), pytest.approx(0.6))
    assert row["positive"] == pytest.approx(0.5)
    assert row["negative"] == pytest.approx(8 / 12)


def test_alpha_u_of_equal_spans_is_one_and_of_one_long_for_two_short_ones_less_than_of_tokens() -> None:
    assert everybody({("ada", 0): [(0, 4)], ("bo", 0): [(0, 4)]}, [10])["alpha"] == 1
    # The same characters marked, as whole spans: chance meets a whole span more rarely in small pieces.
    long = everybody({("ada", 0): [(0, 4)], ("bo", 0): [(0, 3)]}, [10])["alpha"]
    short = everybody({("ada", 0): [(0, 2), (2, 4)], ("bo", 0): [(0, 1), (1, 3)]}, [10])["alpha"]
    # Expected 0-1: 20·13·7 / (400 - 25 - 13), and with pieces 20·13·7 / (400 - (4 + 4 + 1 + 4) - 13).
    assert long == pytest.approx(1 - 1 / (1820 / 362))
    assert short == pytest.approx(1 - 1 / (1820 / 374))


def test_alpha_u_where_only_one_annotator_marked_anything_is_not_one() -> None:
    # Marked 4 of 20; observed 0-1: 4; expected 20·16·4 / (400 - 16 - 16).
    row = everybody({("ada", 0): [(0, 4)], ("bo", 0): []}, [10])
    assert row["alpha"] == pytest.approx(1 - 4 / (1280 / 368))
    assert row["alpha"] < 0
    assert row["positive"] == 0


def test_alpha_u_of_three_annotators_in_two_articles() -> None:
    # Article 0: ada, bo, cy mark 4, 4, 0 of 10, ada and bo the same: pairs differ by 0, 4, 4; 0-1 is 8 / (3 - 1) = 4.
    # Article 1: ada and bo of 5: 1 and 0: 0-1 is 1 / (2 - 1). Marked 9 of 40, gap 31; squares 16 + 16 + 1.
    people = {("ada", 0): [(0, 4)], ("bo", 0): [(0, 4)], ("cy", 0): [], ("ada", 1): [(2, 3)], ("bo", 1): []}
    row = everybody(people, [10, 5])
    assert row["alpha"] == pytest.approx(1 - 5 / (40 * 31 * 9 / (1600 - 33 - 31)))
    assert row["articles"] == 2


@pytest.mark.parametrize(
    ("people", "reason"),
    [
        ({("ada", 0): [(0, 4)], ("bo", 1): [(0, 4)]}, "no article in common"),
        ({("ada", 0): [(0, 4)], ("ada", 1): [(0, 4)]}, "one annotator"),
        ({("ada", 0): [], ("bo", 0): []}, "no variation: nobody marked it"),
        ({("ada", 0): [(0, 10)], ("bo", 0): [(0, 10)]}, "no variation: everybody marked everything"),
    ],
)
@pytest.mark.parametrize("unit", ["token", "character"])
def test_undefined_says_why(people: dict[tuple[str, int], list[Run]], reason: str, unit: str) -> None:
    row = everybody(people, [10, 10], unit)
    assert np.isnan(row["alpha"])
    assert np.isnan(row["alpha_low"])
    assert row["reason"] == reason


def test_a_label_nobody_was_offered_says_so() -> None:
    table = label_agreement(*marked({("ada", 0): [], ("bo", 0): []}, [4]), "token", 2)
    assert table.loc[table["label"] == 1, "reason"].item() == "nobody was offered it"


@given(seed=st.integers(0, 10**6), annotators=st.integers(2, 4))
def test_runs_give_what_dense_matrices_give(seed: int, annotators: int) -> None:
    rng = np.random.default_rng(seed)
    sizes = [12, 7, 20]
    dense = np.full((annotators, sum(sizes)), np.nan)
    people: dict[tuple[str, int], list[Run]] = {}
    for who in range(annotators):
        for where, size in enumerate(sizes):
            if where and rng.random() < 0.3:
                continue
            values = rng.random(size) < 0.4
            begin = sum(sizes[:where])
            dense[who, begin : begin + size] = values
            edges = np.flatnonzero(np.diff(np.r_[0, values.astype(int), 0]))
            people[f"p{who}", where] = [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
    table = label_agreement(*marked(people, sizes), "token", 1)
    for row in table.to_dict("records"):
        rows = dense if not row["one"] else dense[[int(row["one"][1]), int(row["other"][1])]]
        if row["reason"]:
            continue
        assert row["alpha"] == pytest.approx(krippendorff.alpha(rows, level_of_measurement="nominal"), abs=1e-9)
        if row["one"]:
            assert row["kappa"] == pytest.approx(cohen_kappa(*rows).value, abs=1e-9)
        elif not np.isnan(rows).any():
            counts = np.stack([(rows == value).sum(axis=0) for value in (0, 1)], axis=1)
            assert row["kappa"] == pytest.approx(fleiss_kappa(counts).value, abs=1e-9)
        assert row["alpha_low"] <= row["alpha_high"] or row["articles"] < 2


def test_alpha_of_sentences_is_that_of_the_sentence_values() -> None:
    sample = sample_dataset()
    votes = latest_votes(sample)
    table = label_agreement(votes, marked_units(sample, votes, "sentence"), "sentence", len(sample.scheme.labels))
    values = sentence_values(sample)
    for number, key in enumerate(sample.scheme.label_keys):
        own = values[values["label"] == key].astype({"value": float})
        dense = own.pivot_table("value", "annotator", ["article_id", "sentence"], "first", observed=True).to_numpy()
        row = table[(table["label"] == number) & (table["one"] == "")].iloc[0]
        assert row["alpha"] == pytest.approx(krippendorff.alpha(dense, level_of_measurement="nominal"), abs=1e-9)
        assert row["alpha_low"] < row["alpha"] < row["alpha_high"]


def test_a_token_is_marked_where_half_of_it_is_covered() -> None:
    text = article(title="Harbour quiet", body="Nobody was hurt, officials said.")
    assert [text.text[a:b] for a, b in tokens(text.text)][:4] == ["Harbour", "quiet", "Nobody", "was"]
    rows = [annotation("1", text.id, "ada")]
    spans = [
        span("1", "loaded-language", 4, 10, "a"),  # 3 of 7 signs of "Harbour", 2 of 5 of "quiet"
        span("1", "speculation", 3, 11, "b"),  # 4 of 7, 3 of 5
        span("1", "source", 0, 4, "c"),
        span("1", "source", 5, 13, "d"),  # "quiet" and the end of "Harbour"
    ]
    made = dataset([text], rows, spans)
    votes = latest_votes(made)
    runs = marked_units(made, votes, "token").runs.merge(votes, on="vote")
    found = {
        made.scheme.label_keys[int(str(label))]: [(row.start, row.end) for row in part.itertuples()]
        for label, part in runs.groupby("label")
    }
    assert found == {"speculation": [(0, 2)], "source": [(0, 1), (1, 2)]}


def test_of_suggested_and_unsuggested_work_only_the_asked_for_counts() -> None:
    text = article()
    rows = [annotation("1", text.id, "ada"), annotation("2", text.id, "bo", suggested_version="rules-1")]
    rows += [annotation("3", text.id, "cy", role="curator"), annotation("4", text.id, "di", status="skipped")]
    made = dataset([text], rows)
    assert set(latest_votes(made, suggested=False)["annotator"]) == {"ada"}
    assert set(latest_votes(made, suggested=True)["annotator"]) == {"bo"}


@given(
    arrays(np.float64, st.tuples(st.integers(1, 40), st.integers(1, 5)), elements=st.floats(-1, 1) | st.just(np.nan)),
)
def test_intervals_are_numpys_percentiles(replicates: Float64) -> None:
    low, high = percentile_interval(replicates, np.full(replicates.shape[1], 2))
    told = np.isfinite(replicates).mean(axis=0) >= 0.5
    assert (np.isfinite(low) == told).all()
    expected = np.nanpercentile(replicates[:, told], [2.5, 97.5], axis=0) if told.any() else np.zeros((2, 0))
    assert np.stack([low[told], high[told]]) == pytest.approx(expected, abs=1e-12)
