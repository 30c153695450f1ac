"""What all three faces of the service share."""

from dataclasses import dataclass

from classifier.service.access import Access
from classifier.service.feedback import Feedback
from classifier.service.limits import Limits
from classifier.service.loaded_models import LoadedModels
from classifier.service.score_queue import Scorer
from classifier.service.turns import Turns


@dataclass(frozen=True)
class State:
    """The models in use, the thread that scores, what is allowed, and where readers' remarks go, if anywhere.

    Pages are made in turns of `rendering`, and what readers send is read in turns of `reading`.
    """

    loaded_models: LoadedModels
    scorer: Scorer
    access: Access
    limits: Limits
    rendering: Turns
    reading: Turns
    feedback: Feedback | None = None
