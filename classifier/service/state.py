"""What all three faces of the service share."""

from dataclasses import dataclass

from classifier.service.access import Access
from classifier.service.feedback import Feedback
from classifier.service.limits import Limits
from classifier.service.loaded_models import InUse
from classifier.service.score_queue import Scorer


@dataclass(frozen=True)
class State:
    """The models in use, the thread that scores, what is allowed, and where readers' remarks go, if anywhere."""

    in_use: InUse
    scorer: Scorer
    access: Access
    limits: Limits
    feedback: Feedback | None = None
