"""A reader's remark from the form below a mark."""

from classifier.scoring.scores import Scores
from classifier.service.errors import NotKeptError
from classifier.service.feedback import LONGEST_REASON, MISSING, NO_MARK, OTHER_LABEL, Remark
from classifier.service.web.form import Sent
from unsourced.core.spans import Span

NOTHING = 0
"""The number of the form for what should be marked and is not; marks are numbered from 1."""


def remark(sent: Sent, number: int, scores: Scores) -> Remark:
    """The remark on a mark, by its number. Raises NotKeptError where something is missing, the consent for one."""
    verdict = MISSING if number == NOTHING else sent[f"verdict-{number}"]
    reason = sent[f"reason-{number}"].strip().replace("\r\n", "\n")
    if verdict not in (MISSING, NO_MARK, OTHER_LABEL):
        raise NotKeptError("Nothing was kept: say first what is wrong with the mark.")
    if not reason:
        raise NotKeptError("Nothing was kept: say why.")
    if len(reason) > LONGEST_REASON:
        raise NotKeptError(f"Nothing was kept: {LONGEST_REASON:,} characters are the most for a reason.")
    if not sent[f"consent-{number}"]:
        raise NotKeptError("Nothing was kept: tick the box that says that it may be.")
    return Remark(
        span=_missed(sent, scores) if number == NOTHING else scores.spans[number - 1],
        verdict=verdict,
        reason=reason,
        whole=bool(sent[f"whole-{number}"]),
    )


def _missed(sent: Sent, scores: Scores) -> Span:
    words, label = sent["words"].strip().replace("\r\n", "\n"), sent["label"]
    start = scores.article.text.find(words)
    if not words or start < 0:
        raise NotKeptError("Nothing was kept: these words do not stand in the text; copy them from it.")
    if label not in scores.scheme.label_keys:
        raise NotKeptError("Nothing was kept: choose a kind of mark.")
    return Span(label=label, start=start, end=start + len(words))
