"""The domain: articles, spans, offsets, sentences. It knows no stage and no server.

Every offset is a code-point offset into an article's text, and `text[start:end]` is the truth.

| file | is |
| --- | --- |
| `article` | the Article, and its id |
| `article_records` | articles as JSON records |
| `offsets` | normalised text, and the map from foreign offsets |
| `spans` | spans, relations, and the suggestions for an article |
| `suggestion_records` | suggestions as JSON records |
| `span_index` | spans by where they are, to find those that touch |
| `sentences` | the sentences of a text |
| `arguments` | what is handed to a public function, checked |
| `batch` | several results, with what failed beside them |
| `types` | names of numpy array types |
"""

from unsourced.core.article import Article, Origin, Removed, make_article
from unsourced.core.offsets import OffsetMap, Offsets, normalise
from unsourced.core.span_index import SpanIndex
from unsourced.core.spans import Relation, Span, Suggestions, check_offsets

__all__ = [
    "Article",
    "OffsetMap",
    "Offsets",
    "Origin",
    "Relation",
    "Removed",
    "Span",
    "SpanIndex",
    "Suggestions",
    "check_offsets",
    "make_article",
    "normalise",
]
