"""These tests embed for real; where the extra is not installed they say so."""

import pytest

from classifier.embedding.encode import installed
from unsourced.errors import MissingExtraError


@pytest.fixture
def extra() -> None:
    try:
        installed()
    except MissingExtraError as error:
        pytest.skip(f"the extra `embedding` is not installed: {error}")
