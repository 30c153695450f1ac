"""What the sentence model looks at: n-grams, what the rules found, the surface of a sentence, attribution around it.

| file | is |
| --- | --- |
| `ngrams` | Word and character n-grams of sentences as TF-IDF matrices, with vocabularies that are plain arrays |
| `rule_scores` | The rules' own value for a sentence: the best score of a span that counts for it |
| `sentence_features` | Features of a sentence besides its words |
| `sentence_table` | The sentences that a model learns from |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.features.ngrams import Vocabulary, character_vocabulary, weighted, word_vocabulary
    from classifier.features.rule_scores import rule_sentence_scores
    from classifier.features.sentence_features import (
        SURFACE_FEATURES,
        attribution_columns,
        rule_features,
        surface_features,
    )
    from classifier.features.sentence_table import SentenceTable

__all__ = [
    "SURFACE_FEATURES",
    "SentenceTable",
    "Vocabulary",
    "attribution_columns",
    "character_vocabulary",
    "rule_features",
    "rule_sentence_scores",
    "surface_features",
    "weighted",
    "word_vocabulary",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "SURFACE_FEATURES": "sentence_features",
        "SentenceTable": "sentence_table",
        "Vocabulary": "ngrams",
        "attribution_columns": "sentence_features",
        "character_vocabulary": "ngrams",
        "rule_features": "sentence_features",
        "rule_sentence_scores": "rule_scores",
        "surface_features": "sentence_features",
        "weighted": "ngrams",
        "word_vocabulary": "ngrams",
    },
)
