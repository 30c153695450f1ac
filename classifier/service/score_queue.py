"""Scoring for many callers at once: one thread works, and texts that wait together are scored together."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Self

from threadpoolctl import threadpool_limits

from classifier.scoring.score import score
from classifier.scoring.scores import Scores
from classifier.service.errors import BusyError, SlowError
from classifier.service.loaded_models import ModelSet
from unsourced.core.article import Article

logger = logging.getLogger(__name__)

# So many texts a turn, unless they are long: enough to share the work, little enough that a short text does not wait
# behind a crowd, and that what nobody waits for any more is soon passed over.
_TOGETHER = 16
_CHARACTERS = 50_000


@dataclass(slots=True)
class _Job:
    article: Article
    loaded: ModelSet
    min_confidence: float
    result: Future[Scores] = field(default_factory=Future)

    def goes_with(self, other: "_Job") -> bool:
        return self.loaded is other.loaded and self.min_confidence == other.min_confidence


class Scorer:
    """Scores articles in a thread of its own, so that the event loop stays free to answer.

    One thread, as Python computes in one at a time: more of them would only take turns, and each request would wait
    for all. Use it as a context manager.
    """

    def __init__(self, *, waiting: int, seconds: float) -> None:
        """`waiting` texts wait at most, and nobody waits longer than `seconds`."""
        self._most = waiting
        self._seconds = seconds
        self._jobs: deque[_Job] = deque()
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._work, name="scoring", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    async def score(self, articles: Sequence[Article], loaded: ModelSet, min_confidence: float = 0.0) -> list[Scores]:
        """The scores of each article, in order, by these models.

        Raises BusyError or SlowError; what waits is then taken out of the queue.
        """
        jobs = [_Job(article, loaded, min_confidence) for article in articles]
        self._add(jobs)
        try:
            async with asyncio.timeout(self._seconds):
                return list(await asyncio.gather(*(asyncio.wrap_future(job.result) for job in jobs)))
        except TimeoutError:
            raise SlowError from None
        finally:
            for job in jobs:
                job.result.cancel()

    def _add(self, jobs: Sequence[_Job]) -> None:
        with self._changed:
            if len(self._jobs) + len(jobs) > self._most:
                raise BusyError
            self._jobs.extend(jobs)
            self._changed.notify()

    def _work(self) -> None:
        # One core for the model, one for the rest: numpy's own threads gain nothing on matrices of this size.
        with threadpool_limits(1):
            while (turn := self._turn()) is not None:
                _answer(turn)

    def _turn(self) -> list[_Job] | None:
        """The next jobs that can be done together; None when it is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._stopped)
            if self._stopped:
                for job in self._jobs:
                    job.result.cancel()
                return None
            turn: list[_Job] = []
            characters = 0
            while self._jobs and len(turn) < _TOGETHER and characters < _CHARACTERS:
                if turn and not turn[0].goes_with(self._jobs[0]):
                    break
                job = self._jobs.popleft()
                if job.result.set_running_or_notify_cancel():
                    turn.append(job)
                    characters += len(job.article.text)
            return turn


def _answer(turn: Sequence[_Job]) -> None:
    """Give each job its result; where one text breaks the batch, each is scored alone and only that one fails."""
    if not turn:
        return
    try:
        found = _scored(turn)
    except Exception as error:
        if len(turn) == 1:
            turn[0].result.set_exception(error)
            return
        for job in turn:
            _answer([job])
        return
    for job, scores in zip(turn, found, strict=True):
        job.result.set_result(scores)


def _scored(turn: Sequence[_Job]) -> list[Scores]:
    first = turn[0]
    articles = (job.article for job in turn)
    models, scheme = first.loaded.models, first.loaded.scheme
    return list(score(articles, models, scheme=None if models else scheme, min_confidence=first.min_confidence))
