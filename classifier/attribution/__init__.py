"""Attribution: claims, their sources and cues, found by a model that learns from marked articles.

| file | is |
| --- | --- |
| `extractor` | what a model keeps of it: the tagger and the linker, trained and applied |
| `attribute` | the whole, for scoring: regions, links, kinds of source |
| `training_examples` | what a Dataset holds to learn from |
| `tagger` | the estimator that finds spans |
| `tag_scheme`, `token_attributes`, `feature_templates`, `crf` | its parts: tags, features, decoding |
| `crfsuite`, `lbfgs` | its training |
| `linker`, `pair_features` | the estimator that ties claims to sources and cues, and what it looks at |
| `source_kinds` | named, pronoun, role, vague, … |
| `coreference`, `nameless_sources` | whom a pronoun or role stands for; whether nameless words are vague |
| `sentence_features` | columns for models of sentences |
| `token_arrays`, `word_traits` | an article's tokens and their traits, for all of these |
"""

from typing import TYPE_CHECKING

from unsourced.io.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from classifier.attribution.attribute import Attribution
    from classifier.attribution.extractor import (
        AttributionModel,
        attribution_spans,
        scheme_attribution,
        train_attribution,
    )
    from classifier.attribution.linker import Linker
    from classifier.attribution.sentence_features import SENTENCE_FEATURES, attribution_features
    from classifier.attribution.source_kinds import SourceKind
    from classifier.attribution.tagger import Tagger

__all__ = [
    "SENTENCE_FEATURES",
    "Attribution",
    "AttributionModel",
    "Linker",
    "SourceKind",
    "Tagger",
    "attribution_features",
    "attribution_spans",
    "scheme_attribution",
    "train_attribution",
]

__getattr__ = lazy_exports(
    __name__,
    {
        "Attribution": "attribute",
        "AttributionModel": "extractor",
        "Linker": "linker",
        "SENTENCE_FEATURES": "sentence_features",
        "SourceKind": "source_kinds",
        "Tagger": "tagger",
        "attribution_features": "sentence_features",
        "attribution_spans": "extractor",
        "scheme_attribution": "extractor",
        "train_attribution": "extractor",
    },
)
