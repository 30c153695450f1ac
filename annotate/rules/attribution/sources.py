"""Sources, vague sources and the claims that come from them."""

from collections.abc import Sequence
from dataclasses import replace

from annotate.rules.attribution.cues import Attribution, cues
from annotate.rules.attribution.nonverbal_cues import after_dateline, coordinated
from annotate.rules.attribution.report_verbs import after_adjuncts
from annotate.rules.attribution.source_identity import (
    ANONYMOUS,
    DOCUMENT,
    GROUP,
    HEARSAY,
    ORGANISATION,
    OUTLET,
    PERSON,
    WITH_REASON,
    Antecedents,
    Identity,
    gives_reason,
    identify,
)
from annotate.rules.finding import Finding
from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Document, Sentence, Token
from annotate.rules.text.names import Names

CLAIM = "attributed-claim"
SOURCE = "source"
VAGUE = "vague-source"
SOURCE_KIND = "source-kind"
VAGUE_KIND = "vague-kind"
_SHORTEST = 8
_SURE = 0.9
_PLAIN = frozenset({"said", "says", "told", "tells", "according to", "added", "insisted"})


def find_attributions(document: Document) -> list[Finding]:
    """Sources and vague sources, each with the claims that it is given for."""
    names = Names(document)
    antecedents = Antecedents()
    findings: list[Finding] = []
    sentences = document.sentences
    for number, sentence in enumerate(sentences):
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        quote_after = following is not None and document.quotations.around(following.start) is not None
        quote_before = (
            number > 0 and not sentence.first and document.quotations.around(sentences[number - 1].end - 1) is not None
        )
        tokens = sentence.tokens
        start = after_dateline(sentence.text) if sentence.first and sentence.body else 0
        if start:
            tokens = [token for token in tokens if token.start >= sentence.start + start]
        claimed: list[tuple[int, int]] = []
        last: Finding | None = None
        for cue in cues(tokens, quote_before, quote_after):
            parts = [cue] if cue.hearsay else _parts(tokens, cue)
            speakers = [_source(document, sentence, tokens, part, names, antecedents) for part in parts]
            named = [speaker for speaker in speakers if speaker is not None]
            if not named:
                continue
            findings += named
            source = named[0]
            cue = (
                replace(cue, phrase=(min(cue.phrase[0], parts[0].source[0]), cue.phrase[1])) if len(parts) > 1 else cue
            )
            for start, end in _claims(document, sentence, tokens, cue):
                if end - start >= _SHORTEST and not any(left <= start and end <= right for left, right in claimed):
                    claimed.append((start, end))
                    findings.append(_claim(start, end, source, cue))
            last = source
        _remember_names(tokens, names, antecedents)
        if last is not None:
            findings += _quoted_on(document, number, last, claimed)
    return _apart(_once(findings))


def _parts(tokens: Sequence[Token], cue: Attribution) -> list[Attribution]:
    """The attribution once for each of those who say it."""
    sources = coordinated(tokens, cue.source)
    return [cue] if sources == [cue.source] else [replace(cue, source=part) for part in sources]


def _source(
    document: Document,
    sentence: Sentence,
    tokens: Sequence[Token],
    cue: Attribution,
    names: Names,
    antecedents: Antecedents,
) -> Finding | None:
    first, last = cue.source
    while last > first and not tokens[last - 1].word and tokens[last - 1].text not in {")", ".", "%"}:
        last -= 1
    if last <= first:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    if cue.hearsay:
        return Finding(
            label=VAGUE,
            start=start,
            end=end,
            score=cue.confidence,
            reason=_hearsay_reason(document.text[start:end]),
            answers={VAGUE_KIND: HEARSAY},
        )
    if last == first + 1 and tokens[first].lower in word_list("reporting", "first_persons"):
        return None
    who = identify(tokens, first, last, names, antecedents, plain=cue.verb in _PLAIN or cue.confidence >= _SURE)
    if who is None:
        return None
    if who.kind == ANONYMOUS or (who.kind == GROUP and gives_reason(sentence.text)):
        who = replace(who, kind=WITH_REASON) if gives_reason(sentence.text) else who
    words = document.text[start:end]
    _remember_speaker(tokens, first, last, words, who, antecedents)
    score = round(cue.confidence * who.score, 3)
    label, kind, reason = (VAGUE, VAGUE_KIND, _vague_reason) if who.vague else (SOURCE, SOURCE_KIND, _source_reason)
    return Finding(label=label, start=start, end=end, score=score, reason=reason(words, who), answers={kind: who.kind})


def _hearsay_reason(words: str) -> str:
    return f"“{words}” tells that somebody says it, and not who. Says who?"


def _vague_reason(words: str, who: Identity) -> str:
    if who.kind == "anonymous-with-reason":
        return f"“{words}” has no name, and the article says why. Is the reason good enough for this claim?"
    if len(words.split()) == 1 and words.lower() in {"he", "she", "they"}:
        return f"“{words}” stands for somebody whom the article does not name."
    return (
        f"The words name nobody: who are these “{words}”?"
        if who.kind == "group"
        else f"The words name nobody: who is “{words}”?"
    )


def _source_reason(words: str, who: Identity) -> str:
    if who.stands_for:
        return f"“{words}” stands for {who.stands_for}, whom the article has named."
    what = {
        PERSON: "A named person" if who.named else "A person",
        ORGANISATION: "A body",
        OUTLET: "An outlet",
        DOCUMENT: "A document",
    }[who.kind]
    return f"{what} that a reader can identify and ask or look up."


def _claim(start: int, end: int, source: Finding, cue: Attribution) -> Finding:
    return Finding(
        label=CLAIM,
        start=start,
        end=end,
        score=round(min(0.95, source.score), 3),
        reason=f"The words are given to a source (“{cue.verb}”).",
        source=source,
    )


def _remember_speaker(
    tokens: Sequence[Token], first: int, last: int, words: str, who: Identity, antecedents: Antecedents
) -> None:
    if len(tokens[first:last]) == 1 and tokens[first].lower in {"he", "she", "they", "it"}:
        return
    head = tokens[last - 1].lower
    if who.kind == ORGANISATION or who.kind == OUTLET:
        antecedents.body = who
    elif who.kind == "group":
        antecedents.plural = who
    elif who.kind == DOCUMENT:
        antecedents.body = who
    else:
        antecedents.person, antecedents.person_name = who, "" if who.vague else words
    if not tokens[last - 1].capital:
        antecedents.heads[head] = who
    for token in tokens[first:last]:
        if token.lower in word_list("people", "roles") or token.lower in word_list("people", "vague_singular"):
            antecedents.heads[token.lower] = who


def _remember_names(tokens: Sequence[Token], names: Names, antecedents: Antecedents) -> None:
    """A name, or somebody nameless, at the beginning of a sentence is whom the next pronoun stands for."""
    if len(tokens) > 3 and tokens[0].lower in {"a", "an", "one"} and not tokens[0].quoted:
        heads = [token.lower for token in tokens[1:4]]
        if any(head in word_list("people", "vague_singular") for head in heads):
            antecedents.person, antecedents.person_name = Identity(True, ANONYMOUS, 0.8), ""
            return
    if antecedents.person is None or antecedents.person.vague:
        for index, token in enumerate(tokens):
            if token.word and token.capital and not token.quoted and names.is_name(tokens, index):
                if index + 1 < len(tokens) and tokens[index + 1].capital:
                    antecedents.person = Identity(False, PERSON, 0.8)
                    antecedents.person_name = f"{token.text} {tokens[index + 1].text}"
                return


def _claims(document: Document, sentence: Sentence, tokens: Sequence[Token], cue: Attribution) -> list[tuple[int, int]]:
    """The claim or claims that an attribution frames, as offsets without the attribution's words."""
    findings = []
    if cue.before:
        start = tokens[0].start
        quote = document.quotations.around(start)
        if quote is not None:
            start = quote[0]
        end = tokens[cue.phrase[0]].start
        findings.append(_trim(document.text, start, end))
    if cue.after:
        index = after_adjuncts(tokens, cue.phrase[1], cue.verb)
        while index < len(tokens) and (tokens[index].text in {",", ":"} or tokens[index].lower == "that"):
            index += 1
        if index < len(tokens):
            start, end = tokens[index].start, sentence.end
            quote = document.quotations.around(end - 1)
            if quote is not None and quote[1] > end:
                end = quote[1]
            findings.append(_trim(document.text, start, end))
    return [(start, end) for start, end in findings if start < end]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",:;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",:;.—–-"):
        end -= 1
    return start, end


def _quoted_on(document: Document, number: int, source: Finding, claimed: list[tuple[int, int]]) -> list[Finding]:
    """Sentences of the same paragraph that go on quoting: “…,” X said. “And …”."""
    findings = []
    for sentence in document.sentences[number + 1 :]:
        quote = document.quotations.around(sentence.start)
        if sentence.first or quote is None or quote[1] < sentence.end - 1:
            break
        if any(left <= sentence.start and sentence.end <= right for left, right in claimed):
            continue
        start, end = sentence.start, max(sentence.end, quote[1])
        claimed.append((start, end))
        findings.append(
            Finding(
                label=CLAIM,
                start=start,
                end=end,
                score=round(source.score * 0.9, 3),
                reason="The quotation goes on: the same source says it.",
                source=source,
            )
        )
    return findings


def _once(findings: list[Finding]) -> list[Finding]:
    """Without a second source on the same words or inside them; its claims go to the one that stays."""
    sources = sorted((f for f in findings if f.label != CLAIM), key=lambda f: (f.start, -f.end))
    stays: dict[int, Finding] = {}
    remaining: list[Finding] = []
    for source in sources:
        around = remaining[-1] if remaining and source.end <= remaining[-1].end else None
        if around is None:
            remaining.append(source)
        elif source.end - source.start == around.end - around.start and source.score > around.score:
            remaining[-1] = around = source
        stays[id(source)] = around or source
    claims = (f for f in findings if f.label == CLAIM)
    return [*remaining, *(f if f.source is None else f.but(source=stays[id(f.source)]) for f in claims)]


def _apart(findings: list[Finding]) -> list[Finding]:
    """With claims that do not overlap: of two, the later one begins where the earlier one ends."""
    claims = sorted((f for f in findings if f.label == CLAIM), key=lambda f: (f.start, -f.end))
    remaining = []
    reached = 0
    for claim in claims:
        start = max(claim.start, reached)
        if start > claim.start and claim.end - start < _SHORTEST:
            continue
        remaining.append(claim if start == claim.start else claim.but(start=start))
        reached = max(reached, claim.end)
    return [*(f for f in findings if f.label != CLAIM), *remaining]
