"""Words and runs of words as hashes that are the same on every machine."""

from annotate.reposts.shingles import quoted_words, shingle_hashes, word_hashes


def test_hashes_are_the_same_in_every_run() -> None:
    words = word_hashes("The ferry had no lights on.")
    assert words.tolist() == [1011183078, 3205307411, 2411510829, 1739204639, 951890664, 162933192]
    assert shingle_hashes(words, 4).tolist() == [1510675701, 576929553, 1252006257]


def test_capitals_quotation_marks_accents_and_hyphens_at_a_line_end_do_not_count() -> None:
    one = "“The ﬁrst café,” Ilse’s aunt said – and left the har\u00adbour by mid-\nnight."
    other = '"The first cafe," Ilse\'s aunt said -- and LEFT the harbour\n\nby midnight.'
    assert word_hashes(one).tolist() == word_hashes(other).tolist()
    assert word_hashes("the first cafes").tolist() != word_hashes("the first cafe").tolist()


def test_chinese_is_read_letter_by_letter() -> None:
    assert len(word_hashes("码头关闭 today")) == 5


def test_of_a_text_shorter_than_a_run_the_whole_is_one_and_of_an_empty_one_there_is_none() -> None:
    words = word_hashes("No lights")
    assert len(shingle_hashes(words, 4)) == 1
    assert len(shingle_hashes(words, 1)) == 2
    assert shingle_hashes(word_hashes("…"), 4).tolist() == []


def test_words_in_quotation_marks() -> None:
    words, quoted = quoted_words('He said "three words here" and left. “Not closed\n\nbut ended.')
    assert len(words) == len(quoted) == 11
    assert quoted.sum() == 5
