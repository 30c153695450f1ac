"""The word model: which words of a sentence an annotator would mark, and what that says of the sentence.

| file | is |
| --- | --- |
| `features` | What a word shows: columns of a hashed space, those of its type and those of its neighbours |
| `fit` | Learning which words are marked: logistic regression on shares, over a matrix that is never written out |
| `fit_spans` | How words are decoded into marks, fitted on held-out text |
| `model` | The word model: for each word and label the share of annotators who would mark it there |
| `sentence_aggregates` | Aggregates of the word model over a sentence: a few numbers from the scores of its words |
| `spans` | From the scores of words to marks: which runs of words an annotator would mark |
| `targets` | Which words were marked: the share of annotators per token, from the vote over characters |
| `token_table` | The words of some sentences as arrays: their types, their offsets, and the columns that both give |
| `tokens` | The words that annotators mark, as a model sees them: letters and digits, or one mark of punctuation |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.token_model.fit import fit_words
    from classifier.token_model.fit_spans import exact_f1, fit_span_decoding
    from classifier.token_model.model import WordModel
    from classifier.token_model.sentence_aggregates import AGGREGATES, aggregates
    from classifier.token_model.spans import Joins, WordMarks, runs
    from classifier.token_model.targets import WordShares, word_shares
    from classifier.token_model.token_table import WordTable

__all__ = [
    "AGGREGATES",
    "Joins",
    "WordMarks",
    "WordModel",
    "WordShares",
    "WordTable",
    "aggregates",
    "exact_f1",
    "fit_span_decoding",
    "fit_words",
    "runs",
    "word_shares",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "AGGREGATES": "sentence_aggregates",
        "Joins": "spans",
        "WordMarks": "spans",
        "WordModel": "model",
        "WordShares": "targets",
        "WordTable": "token_table",
        "aggregates": "sentence_aggregates",
        "exact_f1": "fit_spans",
        "fit_span_decoding": "fit_spans",
        "fit_words": "fit",
        "runs": "spans",
        "word_shares": "targets",
    },
)
