"""What the service takes where nobody says otherwise."""

from classifier.service.limits import Limits


def test_label_studio_may_send_more_and_is_answered_before_it_gives_up() -> None:
    limits = Limits()
    assert limits.tasks_bytes > limits.body_bytes
    assert limits.answer_seconds < limits.predict_seconds < 100
    # The longest text fits into a body, whatever its letters.
    assert 4 * limits.text_characters < limits.body_bytes
    assert limits.texts < limits.waiting


def test_each_limit_can_be_set_by_name() -> None:
    assert Limits(texts=3).texts == 3
    assert Limits(texts=3).waiting == Limits().waiting
