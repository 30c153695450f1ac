"""A reader's remark from the form below a mark: whether it can be kept, and what the page then says."""

from dataclasses import dataclass

from classifier.scoring.scores import Scores
from classifier.service.errors import AskedWronglyError, FullError, NotKeptError
from classifier.service.feedback import LONGEST_REASON, MISSING, NO_MARK, OTHER_LABEL, Feedback, Remark, remark_record
from classifier.service.web.form import SubmittedForm
from unsourced.core.spans import Span

NOTHING = 0
"""The number of the form for what should be marked and is not; marks are numbered from 1."""
_CHANGED = "Nothing was kept: another model marks here since, so look at its marks first."
_WHICH = "Nothing was kept: press the button “Send” below the mark that you mean."
_FULL = "Nothing was kept: there is no more room for remarks here."
_KEPT = "Thank you: it was kept, and people will check it."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a remark: the status of the answer and a notice for the reader.

    Where it was not kept, `draft` is what was sent, and `part` the id of the part of the page where it stands again.
    """

    status: int
    notice: str
    part: str = ""
    draft: SubmittedForm | None = None


def keep_remark(feedback: Feedback | None, sent: SubmittedForm, scores: Scores) -> Outcome:
    """Keep the remark that a form holds, where it can be.

    Raises:
        AskedWronglyError: there is no such mark, or no remarks are taken.
    """
    if sent["version"] != scores.version:
        return Outcome(409, _CHANGED)
    if not sent["mark"]:
        return Outcome(422, _WHICH, _first_written(sent), sent)
    number = _number(sent["mark"], len(scores.spans))
    if feedback is None or number is None:
        raise AskedWronglyError("there is no such mark, or no remarks are taken here", "body", "mark")
    part = f"a1m{number}" if number else "missing"
    try:
        feedback.keep(remark_record(remark(sent, number, scores), scores))
    except NotKeptError as error:
        return Outcome(422, str(error), part, sent)
    except (FullError, OSError):
        return Outcome(507, _FULL, part, sent)
    return Outcome(200, _KEPT)


def remark(sent: SubmittedForm, number: int, scores: Scores) -> Remark:
    """The remark on a mark, by its number.

    Raises:
        NotKeptError: something is missing, the consent for one.
    """
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


def _missed(sent: SubmittedForm, scores: Scores) -> Span:
    words, label = sent["words"].strip().replace("\r\n", "\n"), sent["label"]
    start = scores.article.text.find(words)
    if not words or start < 0:
        raise NotKeptError("Nothing was kept: these words do not stand in the text; copy them from it.")
    if label not in scores.scheme.label_keys:
        raise NotKeptError("Nothing was kept: choose a kind of mark.")
    return Span(label=label, start=start, end=start + len(words))


def _first_written(sent: SubmittedForm) -> str:
    """The id of the first part of the page where a remark was written."""
    numbers = (name.rpartition("-")[2] for name, value in sent.fields.items() if name.startswith("reason-") and value)
    number = next(numbers, "")
    return f"a1m{number}" if number not in ("", "0") else "missing"


def _number(text: str, most: int) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 and int(text) <= most else None
