"""What each text of a group has alone, and what it lacks of what all others have."""

from annotate.reposts import find_reposts
from annotate.reposts.shingles import word_hashes
from annotate.reposts.unique_words import UniqueWords, unique_words
from tests.annotate.reposts.building import REPORTS, article

SHARED = "the ferry struck the old pier on monday night"


def test_of_two_texts_the_own_words_of_one_are_those_that_the_other_lacks() -> None:
    words = [word_hashes(SHARED), word_hashes(f"{SHARED} and nobody on board was hurt")]
    assert unique_words(words) == [UniqueWords(own=0, lacks=6), UniqueWords(own=6, lacks=0)]


def test_a_text_lacks_only_what_all_the_others_have() -> None:
    more = "and nobody on board was hurt"
    words = [word_hashes(text) for text in (SHARED, f"{SHARED} {more}", f"{SHARED} {more} says a harbour guard")]
    assert unique_words(words) == [
        UniqueWords(own=0, lacks=6),
        UniqueWords(own=0, lacks=0),
        UniqueWords(own=4, lacks=0),
    ]


def test_words_of_its_own_and_words_it_lacks() -> None:
    cut = " ".join(REPORTS[0].split()[30:])
    (group,) = find_reposts([article(REPORTS[0]), article(REPORTS[0] + " and more"), article(cut)]).groups
    assert [(words.own > 0, words.lacks > 0) for words in group.unique_words] == [
        (False, False),
        (True, False),
        (False, True),
    ]
