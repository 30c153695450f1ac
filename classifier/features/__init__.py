"""What the sentence model looks at: n-grams, what the rules found, the surface of a sentence, attribution around it.

| file | is |
| --- | --- |
| `ngrams` | Word and character n-grams of sentences as TF-IDF matrices, with vocabularies that are plain arrays |
| `rule_scores` | The rules' own value for a sentence: the best score of a span that counts for it |
| `sentence_features` | Features of a sentence besides its words |
| `sentence_table` | The sentences that a model learns from |
"""
