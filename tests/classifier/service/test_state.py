"""What the faces of the service share is made once and stays."""

from dataclasses import FrozenInstanceError

import pytest

from classifier.service.access import Access
from classifier.service.limits import Limits
from classifier.service.loaded_models import LoadedModels
from classifier.service.score_queue import Scorer
from classifier.service.state import State
from classifier.service.turns import Turns


def test_remarks_go_nowhere_unless_a_file_is_given() -> None:
    limits, turns = Limits(), Turns(1, 1.0)
    scorer = Scorer(waiting=1, seconds=1.0)
    state = State(LoadedModels([]), scorer, Access(), limits, rendering=turns, reading=turns)
    assert state.feedback is None
    assert state.limits is limits
    with pytest.raises(FrozenInstanceError):
        state.limits = Limits()  # type: ignore[misc]
