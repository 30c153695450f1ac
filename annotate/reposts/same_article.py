"""When two texts are the same article: one place for the thresholds of all that ask, on the same words and shingles.

| question | two texts are the same where | asked by |
| --- | --- | --- |
| did one take its words from the other? | they share a passage, or most of one, or half of both | `word_overlap` |
| would annotators read the same twice? | half of each one's three-word shingles stand in the other | `minhash` |
| may one be trained on, the other tested on? | half of the shorter's eight-word shingles do | `near_duplicate_groups` |

The first looks at a pair word by word. The second has sketches alone, of texts that need not be read again. The third
has to be quick for tens of thousands of texts, and would rather join two too many.

Broder (1997), On the resemblance and containment of documents.
"""

PASSAGE_WORDS = 20.0
"""Words of a shared passage, by their weight, from which a text is a repost."""
SHORT_PASSAGE_WORDS = 8.0
"""The same for a text so short that SHARE_OF_SHORT_TEXT of it is less than PASSAGE_WORDS."""
SHARE_OF_SHORT_TEXT = 0.6
SHARE_OF_BOTH_TEXTS = 0.5
"""Share of the words of both texts from which they are reposts, whatever their passages."""

SKETCH_SHINGLE_WORDS = 3
"""Words of a shingle: of three in a row, half survive where every fifth word was changed."""
SKETCH_NUMBERS = 60
NEAR_DUPLICATE_NUMBERS = 20
"""Of 60, where half of each text's shingles stand in the other too: a third of all that either has."""

GROUP_SHINGLE_WORDS = 8
SHARE_OF_SHORTER_TEXT = 0.5
"""Share of the shorter text's shingles from which two texts are in one group."""
