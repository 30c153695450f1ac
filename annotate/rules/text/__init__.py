"""A text as the detectors see it, each part computed once: sentences, tokens, quotations, names, noun phrases.

| file | is |
| --- | --- |
| `document` | sentences and tokens |
| `quotations` | where somebody is quoted |
| `names` | which capitalised words are names |
| `noun_phrases` | the noun phrase to the left or right of a word, without a tagger |
"""

from annotate.rules.text.document import Document, Sentence, Token
from annotate.rules.text.names import Names
from annotate.rules.text.noun_phrases import phrase_left, phrase_right
from annotate.rules.text.quotations import Quotations

__all__ = ["Document", "Names", "Quotations", "Sentence", "Token", "phrase_left", "phrase_right"]
