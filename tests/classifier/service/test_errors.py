"""What the service does not do says what is wrong, and where."""

from classifier.service.errors import AskedWronglyError, NotTakenError


def test_an_error_says_where_in_the_request_it_stands() -> None:
    error = AskedWronglyError("no such label", "labels", 0)
    assert (error.what, error.where, str(error)) == ("no such label", ("labels", 0), "no such label")
    assert AskedWronglyError("empty").where == ()


def test_what_is_not_taken_has_a_status() -> None:
    error = NotTakenError(413, "too long")
    assert (error.status, error.what, str(error)) == (413, "too long", "too long")
