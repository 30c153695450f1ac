"""Appeals to the reader, and sentences that only resemble one."""

from collections.abc import Callable

import pytest

from annotate.readers.boilerplate.appeals import (
    is_comment_invitation,
    is_contact,
    is_donation,
    is_following,
    is_share_row,
    is_subscription,
    opens_comments,
)
from annotate.readers.page import Line, Link


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_donation, "Please consider a donation: our reporting depends on readers like you."),
        (is_donation, "Become a member today"),
        (is_donation, "https://www.patreon.com/brodstandard"),
        (is_subscription, "Sign up for our newsletter"),
        (is_subscription, "Subscribe to The Brod Standard today"),
        (is_following, "Follow us on Twitter and Facebook"),
        (is_following, "Share this article"),
        (is_share_row, "Tweet Share Email Print"),
        (is_comment_invitation, "Comments are closed."),
        (opens_comments, "12 comments on Wall falls in Brod"),
        (is_contact, "Contact the author at jane@standard.example"),
        (is_contact, "www.standard.example"),
    ],
)
def test_an_appeal(test: Callable[[Line], bool], text: str) -> None:
    assert test(Line(text))


@pytest.mark.parametrize(
    ("test", "text"),
    [
        (is_donation, "“Please support us with your donation,” the mayor said."),
        (is_donation, "Please donate blood; the hospitals need you."),
        (is_subscription, "Subscribe to the theory or leave it, the engineer said."),
        (is_subscription, "Get out now!"),
        (is_following, "Follow us on Facebook, the poster on the wall said."),
        (is_share_row, "Share the water!"),
        (is_share_row, "Share"),
        (is_comment_invitation, "Comments from the ministry came late."),
        (opens_comments, "Comments are closed."),
        (is_contact, "Contact between the two banks broke off."),
    ],
)
def test_no_appeal(test: Callable[[Line], bool], text: str) -> None:
    assert not test(Line(text))


def test_a_link_makes_a_button_of_a_word_and_an_appeal_of_a_name() -> None:
    assert is_share_row(Line("Share", (Link("Share", "#"),)))
    assert is_donation(Line("Support Brod Media", (Link("Support Brod Media", "#"),)))
    assert not is_donation(Line("Support Brod Media"))
