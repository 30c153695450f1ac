"""Who says what: claims, their sources and cues, found by a model that learns from marked articles.

| file | is |
| --- | --- |
| `attribute` | the whole, for scoring: regions, links, kinds of source |
| `examples` | what a Dataset holds to learn from |
| `tagger` | the estimator that finds spans |
| `chain_labels`, `attributes`, `templates`, `crf` | its parts: tags, features, decoding |
| `crfsuite`, `polish` | its training |
| `linker` | the estimator that ties claims to sources and cues; `pairs` is what it looks at |
| `kinds` | named, pronoun, role, vague, …; `people` is whom a pronoun or role can stand for |
| `sentence_features`, `reach` | columns for models of sentences |
| `reading`, `words` | an article's tokens and their traits, for all of these |
"""
