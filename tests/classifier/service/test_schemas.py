"""What the API takes."""

import pytest
from pydantic import ValidationError

from classifier.service.schemas import Request, Text


def test_one_text_is_asked_as_a_list_of_one() -> None:
    assert Request.model_validate({"text": "Critics say."}).asked == [Text(text="Critics say.")]
    many = Request.model_validate({"texts": [{"text": "a", "id": "1"}, {"text": "b"}]})
    assert [(text.text, text.id) for text in many.asked] == [("a", "1"), ("b", "")]


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({}, "send either text or texts"),
        ({"text": "a", "texts": [{"text": "b"}]}, "send either text or texts"),
        ({"texts": []}, "at least 1 item"),
        ({"text": "a", "min_confidence": 1.5}, "less than or equal to 1"),
        ({"text": "a", "labelss": []}, "Extra inputs are not permitted"),
        ({"texts": [{"text": "a", "id": "x" * 201}]}, "at most 200 characters"),
    ],
)
def test_what_is_refused(sent: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Request.model_validate(sent)
