"""Agreement on questions about spans, worked by hand; that on articles is in test_valued."""

import pytest

from exports.agreement.answers import question_agreement
from exports.dataset.dataset import Dataset
from exports.dataset.votes import latest_votes
from exports.metrics.coefficients import Coefficient, krippendorff_alpha
from tests.exports.building import annotation, article, dataset, span

TEXT = article(body="Oda Renn said so. Officials agreed. The harbour office said on Monday that nobody was hurt.")
PLACES = ((0, 8), (20, 29), (40, 58), (60, 66))


def answered(*people: tuple[str | None, ...]) -> Dataset:
    """Annotators who mark the same four sources, and what each says of their kind."""
    rows, spans, answers = [], [], []
    for who, kinds in zip("abc", people, strict=False):
        rows.append(annotation(who, TEXT.id, f"{who}@annotators.example"))
        for number, (start, end) in enumerate(PLACES):
            spans.append(span(who, "source", start, end + len(people) - number % 2, f"r{number}"))
            if kinds[number] is not None:
                row = {
                    "annotation_id": who,
                    "region_id": f"r{number}",
                    "question": "source-kind",
                    "value": kinds[number],
                }
                answers.append(row)
    return dataset([TEXT], rows, spans, answers=answers)


def on_kind(made: Dataset) -> list[dict[str, object]]:
    return [row for row in question_agreement(made, latest_votes(made)) if row["question"] == "source-kind"]


def test_two_annotators_answer_about_matching_spans() -> None:
    made = answered(("person", "organisation", "organisation", "person"), ("person", "organisation", "person", None))
    everybody, pair = on_kind(made)
    assert (everybody["per"], everybody["level"], everybody["units"], everybody["articles"]) == (
        "region",
        "nominal",
        3,
        1,
    )
    assert everybody["observed"] == pytest.approx(2 / 3)
    assert (everybody["commonest"], everybody["prevalence"]) == ("person", 1 / 2)
    alpha = everybody["alpha"]
    assert isinstance(alpha, Coefficient)
    # 3 and 3 of 6: chance differs in 2·3·3 of 6·5 ordered pairs, they in 2 of 6; 1 - (2/6) / (18/30).
    assert alpha.value == pytest.approx(1 - (2 / 6) / (18 / 30))
    assert alpha.value == pytest.approx(krippendorff_alpha([[0, 1, 1], [0, 1, 0]]).value)
    assert pair["alpha"] == alpha


def test_of_three_annotators_each_matching_pair_is_a_unit() -> None:
    same = ("person", "organisation", "organisation", "person")
    rows = on_kind(answered(same, same, ("person", "organisation", "organisation", "organisation")))
    assert [row["units"] for row in rows] == [12, 4, 4, 4]
    assert rows[0]["observed"] == pytest.approx((4 + 3 + 3) / 12)
    values = [row["alpha"].value for row in rows if isinstance(row["alpha"], Coefficient)]
    assert values[1] == 1


def test_undefined_with_the_reason() -> None:
    one = ("person", None, None, None)
    reasons = {}
    for name, made in {
        "nobody answered": answered((None,) * 4, (None,) * 4),
        "one annotator": answered(one, (None,) * 4),
        "no matching spans that both answered": answered(one, (None, "organisation", None, None)),
        "no variation": answered(one, one),
    }.items():
        (row, *_) = on_kind(made)
        assert isinstance(row["alpha"], Coefficient)
        assert row["alpha"].value is None
        reasons[name] = row["alpha"].reason
    assert all(name == reason for name, reason in reasons.items())
