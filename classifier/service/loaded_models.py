"""The models that the service scores with: loaded once, and taken up anew when their files change."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotate.rules.detect import RULES_VERSION
from classifier.embedding.encode import require
from classifier.model.model import Model
from classifier.model.persistence import SHIPPED, load_model
from classifier.scoring.joint_scheme import joint_scheme
from classifier.scoring.score import mismatches, score
from unsourced.core.article import Article, make_article
from unsourced.errors import UnsourcedError
from unsourced.schemes.load import load_scheme
from unsourced.schemes.scheme import Scheme

logger = logging.getLogger(__name__)

Stamp = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class ModelSet:
    """Models that were loaded together, as `classifier.scoring.score.score` takes them; without one the rules score."""

    models: tuple[Model, ...]
    scheme: Scheme

    @property
    def version(self) -> str:
        """What Label Studio calls the model version."""
        return "+".join(model.version for model in self.models) or RULES_VERSION


class LoadedModels:
    """What the service scores with now. A request keeps what it began with, whatever is taken up meanwhile.

    `refused` says why a file that changed was not taken up; it is empty where the newest is in use.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Raises ModelError or MissingExtraError where a model cannot be used."""
        self._paths = tuple(paths)
        self._stamp = self._stamped()
        self._now = load(self._paths)
        self.refused = ""

    @property
    def current(self) -> ModelSet:
        """What scores now."""
        return self._now

    def reload_changed(self) -> bool:
        """Take up the files if one of them changed, and keep what is in use where they do not load.

        Whether something else is in use now. A file that was refused is tried again when it changes once more.
        """
        stamp = self._stamped()
        if stamp == self._stamp:
            return False
        self._stamp = stamp
        try:
            loaded = load(self._paths)
        except Exception as error:  # whatever a file is, it must neither end the service nor the looking
            self.refused = str(error) if isinstance(error, UnsourcedError) else f"broken ({type(error).__name__})"
            logger.warning("kept %s: %s", self._now.version, self.refused)
            return False
        self.refused = ""
        if loaded.version == self._now.version:
            return False
        logger.info("took up %s in the place of %s", loaded.version, self._now.version)
        self._now = loaded
        return True

    def _stamped(self) -> Stamp:
        """What tells that a file is another one; a file that is away for a moment is none."""
        return tuple(_stamp(path) for path in self._paths if str(path) != SHIPPED)


def load(paths: Sequence[Path]) -> ModelSet:
    """The models of these files, ready for a first text. Raises ModelError or MissingExtraError."""
    models = tuple(load_model(path) for path in paths)
    for model in models:
        require(model.embedding, model=model.version)
    for warning in mismatches(models):
        logger.warning("%s", warning)
    # What rules and splitter load when they are first asked takes a second.
    list(score([_first_text()], models))
    return ModelSet(models, joint_scheme([model.scheme for model in models]) if models else load_scheme())


def _first_text() -> Article:
    return make_article(title="", body="Critics say it will close.", raw="", reader_version="")


def _stamp(path: Path) -> tuple[int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino
