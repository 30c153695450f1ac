"""What makes no change of words, and what does although it looks small."""

import pytest

from tests.annotate.compare.building import compared, told

BEFORE, AFTER = "The port stayed shut, the guards at the gate said at noon.", "Nobody came in the evening."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“No lights,” she said.", '"No lights," she said.'),
        ("“No lights,” she said.", "''No lights,'' she said."),
        ("«No lights», she said.", "„No lights“, she said."),
        ("It’s the men’s pier.", "It's the men's pier."),
        ("It’s the men’s pier.", "It&#8217;s the men&rsquo;s pier."),
        ("The pier — as ever — is shut.", "The pier -- as ever – is shut."),
        ("a ﬁnal oﬃce", "a final office"),
        ("gov\u00adern\u00adment", "government"),
        ("the govern-\nment fell", "the government fell"),
        ("a well-\nknown pilot", "a well-known pilot"),
        ("one two\nthree  four\u00a0five", "one\ntwo three four&nbsp;five"),
        ("**The pier** is *shut*", "The pier is shut"),
        ("The [pier](https://ledger.example/pier) is shut", "The pier is shut"),
        ("## The pier", "The pier"),
        ("> The pier", "The pier"),
        ("The <b>pier</b> is <a href='x'>shut</a><br>now", "The pier is shut now"),
        ("Salt &amp; fish, caf&eacute;", "Salt & fish, café"),
        ("Salt & fish", "Salt and fish"),
        ("The colour of the harbour's centre", "The color of the harbor's center"),
        ("They organised it, travelling", "They organized it, traveling"),
        ("1,000 tonnes, 5 per cent", "1000 tonnes, 5%"),
        ("the U.S. army", "the US army"),
        ("THE PIER IS SHUT", "The pier is shut"),
        ("the pier is shut; the road too", "the pier is shut, the road too"),
        ("an e-mail to the anti-war group", "an email to the antiwar group"),
        ("Erdoğan", "Erdogan"),
    ],
)
def test_typography_is_told_apart_from_words(one: str, other: str) -> None:
    found = compared(f"{BEFORE}\n\n{one}\n\n{AFTER}", f"{BEFORE}\n\n{other}\n\n{AFTER}")
    assert told(found) == []
    assert found.changes
    assert (found.shared_a, found.shared_b) == pytest.approx((1, 1), abs=0.15)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they told us nothing", "they told US nothing"),
        ("the moderate rebels", "the “moderate” rebels"),
        ("It is shut.", "It is shut?"),
        ("1,000 men", "10,000 men"),
        ("he can", "he can't"),
        ("a good\nby the road", "a goodby the road"),
        ("the check was stopped", "the cheque was stopped"),
        ("the guards (he said)", "the guards [he said]"),
        ("<tweet about the pier>", "about the pier"),
    ],
)
def test_words_and_speaking_marks_are_changes(one: str, other: str) -> None:
    assert told(compared(f"{BEFORE} {one} {AFTER}", f"{BEFORE} {other} {AFTER}"))
