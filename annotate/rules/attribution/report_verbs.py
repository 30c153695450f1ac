"""Whether a verb with a subject reports something, and how sure that is, from what stands around it."""

from collections.abc import Sequence

from annotate.rules.lexicons import word_list
from annotate.rules.text.document import Token
from annotate.rules.text.noun_phrases import Phrase, phrase_right

QUOTE_MARKS = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'", "«", "»", "„"})
_ENDS = frozenset({",", ".", ":", ";", "–", "—"})


def sign(tokens: Sequence[Token], place: int, subject: Phrase, closing: bool, quote_after: bool) -> float | None:
    """How sure it is that the verb reports something; None where it does not."""
    lower = tokens[place].lower
    following = after_adjuncts(tokens, place + 1, lower)
    plain = lower in word_list("reporting", "speech")
    opener = tokens[subject[0] - 1].lower if subject[0] else ""
    if opener in {"whether", "if", "unless", "until"}:
        return None
    if opener == "as" and following < len(tokens) and tokens[following].text == ",":
        return 0.9
    if lower in word_list("reporting", "noun_like") and not speaks(tokens, subject):
        return None
    if following >= len(tokens) or all(not token.word for token in tokens[following:]):
        # The sentence ends with the verb: "…, he said." or "He agreed."
        quoting = quote_after or (tokens[0].quoted and lower in {"say", "said", "offer", "offered"})
        return (
            (0.95 if plain else 0.85)
            if closing
            else (0.8 if quoting else 0.65 if lower.startswith("disagree") and _tells(tokens, subject) else None)
        )
    if tokens[following].quoted and _opens(tokens[following]):
        return 0.75 if lower in {"called", "calls", "call", "described", "describes"} else 0.95
    if quote_follows(tokens, following):
        return 0.95
    if is_word(tokens, following, "that"):
        return 0.95
    if closing and tokens[following].text in _ENDS:
        return 0.95 if plain else 0.85
    if tokens[following].text == ":" and not lower.startswith("disagree"):
        return 0.9
    strong = lower in word_list("reporting", "with_object") and _tells(tokens, subject)
    if lower in word_list("reporting", "pure") and not strong:
        strong = speaks(tokens, subject) and (subject[0] == 0 or not tokens[subject[0] - 1].word)
    return _sign_without_mark(tokens, following, subject, lower, closing, plain, strong)


def _sign_without_mark(
    tokens: Sequence[Token], place: int, subject: Phrase, lower: str, closing: bool, plain: bool, strong: bool
) -> float | None:
    following = tokens[place].lower
    if following in word_list("reporting", "empty_objects"):
        return None
    if lower in {"warn", "warns", "warned"} and following in {"of", "about", "against"}:
        return 0.8
    if lower in {"advise", "advised", "advises", "grumble", "grumbled", "grumbles"}:
        return 0.65 if strong and following in {"against", "that", "about"} else None
    if lower in {"expects", "expect", "expected"} and speaks(tokens, subject):
        return 0.65 if any(token.lower == "to" for token in tokens[place + 1 : place + 8]) else 0.6 if strong else None
    if lower in {"tells", "notes", "records"} and following in {"a", "the"}:
        return (
            0.6 if strong and tokens[core_end(tokens, subject) - 1].lower in word_list("people", "documents") else None
        )
    if lower in {"gave", "gives"}:
        return 0.6 if strong else None
    if lower.startswith("disagree"):
        return 0.65 if strong else None
    if lower in {"called", "calls", "call", "described", "describes", "describe", "branded", "dubbed", "termed"}:
        reach = tokens[place : place + 10]
        if any(token.quoted for token in reach) or following in {"how", "what"}:
            return 0.75
        if strong and lower.startswith("desc"):
            return 0.6
        if lower in {"called", "calls", "call"} and following in {"the", "this", "that", "his", "her", "their"}:
            named = speaks(tokens, subject) and place + 4 < len(tokens)
            if named and tokens[place + 1].lower not in word_list("reporting", "called_up"):
                return 0.65
        naming = {"as"} if lower.startswith("desc") else {"a", "an", "too"}
        known = {"it", "him", "her", "them"} if not lower.startswith("desc") else set()
        named = any(token.lower in naming for token in reach[1:])
        return 0.65 if (named and following not in {"a", "for", "on", "off", "up"}) or following in known else None
    if lower in {"spoke", "speak", "speaks", "talk", "talked", "tell", "told", "point", "pointed", "points"} and strong:
        return 0.65 if following in {"of", "to", "about"} else None
    if lower in {"spoke", "speak", "speaks", "talk", "talked"}:
        return None
    if lower in {"published", "aired", "broadcast"}:
        return 0.6 if strong and following in {"the", "a", "an", "details"} else None
    if lower in {"put", "puts"}:
        return (
            0.85
            if following == "it" or any(token.lower in {"at", "on"} for token in tokens[place : place + 6])
            else None
        )
    if lower in {"calls", "links"} and tokens[-1].text not in {".", "?", "!"} and speaks(tokens, subject):
        return 0.6
    if lower in word_list("reporting", "intending"):
        return (
            0.7
            if following in {"to", "for", "on"}
            and lower not in {"calls", "offered", "offers", "agreed", "agrees", "agree"}
            else None
        )
    if lower in {"accuse", "accuses", "blame", "blames"}:
        return 0.75 if following not in {"of", "for", "on"} else None
    if lower in {"accused", "blamed", "denied", "denies", "rejected", "dismissed", "confirmed"}:
        if following in {"of", "for", "by", "in", "on", "at", "as", "because"}:
            return None
        if lower.startswith("denie") and following not in word_list("reporting", "denials") and following[-3:] != "ing":
            return None
        return 0.75
    if plain:
        return 0.9 if lower in {"said", "says", "told", "insisted", "argued", "tells"} else 0.75
    if following in {"how", "why", "whether", "what", "where", "when"}:
        return 0.7
    if closing and lower in {"added", "noted", "wrote", "continued", "reported", "adds", "notes"}:
        return 0.7
    if clause_follows(tokens, place):
        return 0.7
    if following in word_list("reporting", "speech"):
        # "Media reports said": the first is a noun.
        return None
    return 0.6 if strong and following not in {"to", "in", "of", "by", "on", "for", "with"} else None


def after_adjuncts(tokens: Sequence[Token], place: int, verb: str) -> int:
    """Past what may stand between verb and claim: "told | reporters |", "said | in a statement on Friday | that"."""
    start = place
    if verb in word_list("reporting", "tell_verbs") and place < len(tokens) and not tokens[place].quoted:
        pronoun = tokens[place].lower in {"him", "her", "them", "me", "us"}
        told = (place, place + 1) if pronoun else phrase_right(tokens, place)
        # A clause without "that" has its own subject: only a short object is one.
        if told is not None and told[1] - told[0] <= 6:
            place = told[1]
    while place < len(tokens) and not tokens[place].quoted:
        further = _after_adjunct(tokens, place)
        if further is None:
            break
        place = further
    return place if place < len(tokens) else start


def _after_adjunct(tokens: Sequence[Token], place: int) -> int | None:
    ends = word_list("reporting", "time_words") | word_list("reporting", "media") | word_list("reporting", "months")
    if tokens[place].lower in word_list("reporting", "time_words"):
        return place + 1
    if tokens[place].lower not in word_list("reporting", "adjunct_openers"):
        return None
    reach = range(place + 1, min(place + 6, len(tokens)))
    end = next((end for end in reach if tokens[end].lower in ends or not tokens[end].word), None)
    return end + 1 if end is not None and tokens[end].word else None


def speaks(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject is a name, a pronoun or a word for people, papers or bodies, and so the verb no noun."""
    last = tokens[subject[1] - 1]
    if tokens[core_end(tokens, subject) - 1].lower in word_list("people", "telling"):
        return True
    if subject[1] - subject[0] == 1 and last.lower in word_list("reporting", "pronouns"):
        return True
    first = tokens[subject[0]]
    if first.lower == last.lower and not last.capital and last.lower not in word_list("people", "vague_plural"):
        # "company reports", "according to court records": nouns side by side.
        return False
    lists = ("vague_plural", "vague_singular", "roles", "documents", "organisations", "outlets", "speaking_for")
    return (last.capital and not last.text.endswith(("'s", "’s"))) or any(
        last.lower in word_list("people", name) for name in lists
    )


def core_end(tokens: Sequence[Token], subject: Phrase) -> int:
    """Where the subject's own words end: "opponents | of the pipeline", "a majority of residents | in the valley"."""
    cuts = word_list("reporting", "prepositions") | word_list("people", "core_cuts") | {","}
    ends = [place for place in range(subject[0] + 1, subject[1]) if tokens[place].lower in cuts]
    counted = ends and tokens[ends[0] - 1].lower in word_list("people", "quantities") and tokens[ends[0]].lower == "of"
    return (ends[1] if len(ends) > 1 else subject[1]) if counted else (ends[0] if ends else subject[1])


def _tells(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Whether the subject's core is people who are asked, a body or a paper: then a plain object will do."""
    first, end = subject[0], core_end(tokens, subject)
    head = tokens[end - 1].lower
    opens = first == 0 or not tokens[first - 1].word or tokens[first - 1].quoted
    lists = ("telling", "telling_bodies", "outlets", "documents", "vague_plural")
    if tokens[first].lower in {"those", "others", "some", "many"} and end - first == 1:
        return opens
    return opens and any(head in word_list("people", name) for name in lists)


def _opens(token: Token) -> bool:
    return token.text in QUOTE_MARKS


def quote_follows(tokens: Sequence[Token], place: int) -> bool:
    while place < len(tokens) and tokens[place].text in {",", ":"} and not tokens[place].quoted:
        place += 1
    return place < len(tokens) and tokens[place].quoted


def clause_follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether a clause without "that" begins: a subject, and a finite verb soon after."""
    if place >= len(tokens) or not tokens[place].word:
        return False
    opener = tokens[place]
    determiners, openers = word_list("reporting", "determiners"), word_list("reporting", "clause_openers")
    if not (opener.capital or opener.lower in determiners or opener.lower in openers):
        return False
    finite = word_list("reporting", "finite")
    return any(token.lower in finite for token in tokens[place + 1 : place + 9] if not token.quoted)


def is_word(tokens: Sequence[Token], place: int, *words: str) -> bool:
    return 0 <= place < len(tokens) and tokens[place].lower in words
