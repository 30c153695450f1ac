"""Groups of articles that share their words: reposts, near-duplicates, and texts with passages of each other.

Whole texts are compared by sketches, passages by sampled shingles; what either suggests is checked word for word.

| file | is |
| --- | --- |
| `run` | `unsourced reposts`: files in, groups out |
| `same_article` | when two texts are the same article: all thresholds |
| `shingles` | a text as hashes of words and runs of words |
| `minhash` | sketches of whole texts, and an index of them |
| `shared_passages` | texts that share a passage, however long the rest |
| `word_overlap` | what two texts share word for word |
| `links` | which texts are linked |
| `groups` | groups of linked articles, and their `group` field |
| `near_duplicate_groups` | texts of which one holds half of another, for folds |
| `unique_words` | words that only one text of a group has, or lacks |
| `bracketed_insertions` | bracketed words that only one text has |
| `publication_time` | when an article was published |
| `likely_original` | which article of a group is likely the original, with the evidence |
| `group_comparisons` | each article beside the one it is nearest to |
| `output/` | groups as lines for people and as records |
| `result` | groups as people get them in Python |
"""

from annotate.reposts.groups import RepostGroup, Reposts, find_reposts, grouped

__all__ = ["RepostGroup", "Reposts", "find_reposts", "grouped"]
