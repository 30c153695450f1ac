"""The public API for type checkers; what each name is stands in `docs/api.md`."""

from annotate.api import (
    article as article,
)
from annotate.api import (
    compare as compare,
)
from annotate.api import (
    find_reposts as find_reposts,
)
from annotate.api import (
    load_scheme as load_scheme,
)
from annotate.api import (
    read as read,
)
from annotate.api import (
    suggest as suggest,
)
from annotate.compare.result import Comparison as Comparison
from annotate.reposts.result import Reposts as Reposts
from annotate.rules.article_suggestions import Suggestions as Suggestions
from classifier.active_learning.result import Queue as Queue
from classifier.api import (
    evaluate as evaluate,
)
from classifier.api import (
    load_model as load_model,
)
from classifier.api import (
    score as score,
)
from classifier.api import (
    select_next as select_next,
)
from classifier.api import (
    soft_labels as soft_labels,
)
from classifier.api import (
    spans as spans,
)
from classifier.api import (
    train as train,
)
from classifier.estimators import SentenceClassifier as SentenceClassifier
from classifier.estimators import TokenClassifier as TokenClassifier
from classifier.evaluation.result import Evaluation as Evaluation
from classifier.model.saved_model import Model as Model
from classifier.scoring.result import Scores as Scores
from exports.agreement.result import Agreement as Agreement
from exports.api import (
    agreement as agreement,
)
from exports.api import (
    cohen_kappa as cohen_kappa,
)
from exports.api import (
    consensus as consensus,
)
from exports.api import (
    convert as convert,
)
from exports.api import (
    dawid_skene as dawid_skene,
)
from exports.api import (
    export as export,
)
from exports.api import (
    fleiss_kappa as fleiss_kappa,
)
from exports.api import (
    krippendorff_alpha as krippendorff_alpha,
)
from exports.api import (
    load_dataset as load_dataset,
)
from exports.api import (
    read_corpus as read_corpus,
)
from exports.api import (
    read_format as read_format,
)
from exports.api import (
    sample as sample,
)
from exports.consensus.dawid_skene import DawidSkene as DawidSkene
from exports.dataset.dataset import Dataset as Dataset
from exports.metrics.coefficients import Coefficient as Coefficient
from unsourced import errors as errors
from unsourced.core.article import Article as Article
from unsourced.core.batch import Batch as Batch
from unsourced.core.spans import Relation as Relation
from unsourced.core.spans import Span as Span
from unsourced.schemes.scheme import Scheme as Scheme

__version__: str

__all__ = [
    "Agreement",
    "Article",
    "Batch",
    "Coefficient",
    "Comparison",
    "Dataset",
    "DawidSkene",
    "Evaluation",
    "Model",
    "Queue",
    "Relation",
    "Reposts",
    "Scheme",
    "Scores",
    "SentenceClassifier",
    "Span",
    "Suggestions",
    "TokenClassifier",
    "agreement",
    "article",
    "cohen_kappa",
    "compare",
    "consensus",
    "convert",
    "dawid_skene",
    "errors",
    "evaluate",
    "export",
    "find_reposts",
    "fleiss_kappa",
    "krippendorff_alpha",
    "load_dataset",
    "load_model",
    "load_scheme",
    "read",
    "read_corpus",
    "read_format",
    "sample",
    "score",
    "select_next",
    "soft_labels",
    "spans",
    "suggest",
    "train",
]
