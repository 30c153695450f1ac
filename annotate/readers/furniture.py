"""What page furniture looks like: one pattern or small test a kind, each for one whole line.

Shapes are from common habits of news sites and of republishers (bylines, notices, share rows). A pattern must match
the whole line's shape, never a word inside a sentence, and a line that reports speech is never furniture of the soft
kinds: "Follow us, he shouted" is the article's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from annotate.readers.dates import DATE
from annotate.readers.page import Line

ANYWHERE, HEAD, TAIL = "anywhere", "head", "tail"
_I = re.I

_SAID = re.compile(
    r"[“”\"„«»]|\b(?:said|says|told|tells|added|adds|asked|asks|shouted|warned|warns|wrote|writes|urged|urges|heard|"
    r"according to|announced|claimed|claims|argued|argues|insisted|declared|recalled|explained)\b",
    _I,
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*$")

_NAME_WORD = r"(?:[A-Z\u00c0-\u00de][\w.’'\u00c0-\u024f-]*|@\w+|van|von|de|der|den|del|della|da|di|la|le|al|el|bin|ibn|of|the|for|and|&|y|e)"
# A name of a person or an outlet: capitalised words, starting with one.
NAME = rf"(?:(?:[A-Z\u00c0-\u00de0-9][\w.’'\u00c0-\u024f-]*|@\w+|al-\w+|the)(?:\s+{_NAME_WORD}){{0,6}})"
_ROLE = (
    r"(?:[\w’'/ -]{0,40}\b(?:reporter|correspondent|editor|writer|journalist|columnist|analyst|staff|contributor|"
    r"bureau|desk|chief|producer|author|fellow|professor)s?\b[\w’',/ -]{0,40})"
)
_MARK = r"\s*(?:[,|/·•–—-]|\s)\s*"
_PLACEHOLDER_NAMES = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|"
    r"october|november|december|noon|midnight|dawn|dusk|contrast|comparison|law|[\d\s]+)\b",
    _I,
)

_BYLINE = re.compile(
    rf"^(?:[Bb][Yy]|(?:[Ww]ritten|[Pp]osted|[Rr]eported|[Ss]tory|[Ww]ords|[Aa]nalysis|[Oo]pinion|[Cc]ommentary)\s+[Bb][Yy])"
    rf":?\s+(?P<names>{NAME}(?:\s*,\s*{NAME})*)(?:{_MARK}{_ROLE})?(?:{_MARK}{NAME})?"
    rf"(?:{_MARK}(?:(?i:published|updated|posted|on|for|in)\s+)*(?i:{DATE}))?\.?$"
)
_NAMED_BYLINE = re.compile(
    rf"^(?:(?i:authors?|reporters?|writers?|words)|(?i:articles?|posts?|more|stories) (?i:by|from)):?\s+(?P<names>{NAME}(?:\s*,\s*{NAME})*)$"
)
_NAME_AND_DATE = re.compile(
    rf"^(?P<names>{NAME})(?:\s*[,|/·•–—-]\s*(?P<more>{NAME}))?(?:\s*[,|/·•–—-]\s*|\s+)"
    rf"(?:(?i:published|updated|posted)\s*:?\s*(?i:on\s+)?)?(?P<date>(?i:{DATE}))$"
)
_BARE_NAME = re.compile(r"^[A-Z\u00c0-\u00de][\w’'-]+(?:\s+(?:[A-Z]\.|[A-Z\u00c0-\u00de][\w’'-]+)){1,3}$")
_DATE_LINE = re.compile(
    rf"^\W*(?:(?:first\s+)?(?:published|posted|updated|modified|last\s+(?:updated|modified)|date|created|issued|filed)"
    rf"(?:\s+(?:on|at))?\s*:?\s*)?{DATE}(?:{_MARK}(?:(?:last\s+)?(?:updated|modified)|published)?(?:\s+(?:on|at))?\s*:?\s*{DATE})?\W*$",
    _I,
)
_READING = re.compile(
    r"^(?:(?:estimated\s+)?reading time:?\s*)?(?:\d+|an?|one)\s*[- ]?(?:min(?:ute)?s?|hours?|days?|weeks?|months?)"
    r"\s*(?:read|ago|reading time)?$|^[\d,.]+k?\s+(?:views?|shares?|likes?|reads?)$",
    _I,
)
_SECTION = re.compile(
    r"^(?P<label>region|theme|topics?|category|categories|section|subject|series|in-depth report|special report|"
    r"country|countries|rubric|filed (?:under|in)|posted in|tags?|tagged(?: (?:with|as))?|keywords?|labels?)\s*:\s*"
    r"(?P<value>[^\n]{1,200})$",
    _I,
)
_ADVERT = re.compile(
    r"^\W*(?:advertisements?|advert|ad|sponsored(?: content)?|promoted|"
    r"(?:story|article) continues (?:below|after)(?: (?:this |the )?(?:advertisement|ad|video|photo))?|"
    r"continue reading (?:below|the main story)|scroll to continue(?: reading)?)\W*$",
    _I,
)
_RELATED_LABEL = re.compile(
    r"^\W*(?:read (?:more|also|next|on)|also read|see also|more (?:on this(?: story| topic)?|stories|news|like this)|"
    r"related(?: (?:articles?|stories|posts?|topics?|coverage|content|links?|news|reading))?|recommended(?: for you| reading)?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|further reading|most (?:read|popular|viewed)|trending(?: now)?|"
    r"editor[’']?s[’']? picks?|latest (?:news|stories|articles)|popular (?:posts|articles))\W*$",
    _I,
)
_RELATED = re.compile(
    r"^\W*(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stories|posts?|coverage|reading))?|"
    r"more on this(?: story)?|further reading|you may also like|recommended|don[’']t miss)\s*[:»>→—|]\s*\S.{0,200}$"
    r"|^read more (?:about|on|from)\b.{1,80}(?:here|»|→|>)\W*$",
    _I,
)
_APPEAL_VERB = r"(?:sign up|subscribe|join|get|receive|enter your e-?mail|register|download our|never miss|stay (?:up to date|informed|updated))"
_SUBSCRIPTION = re.compile(
    rf"^\W*(?:please |click here to |don[’']t forget to |want .{{1,60}}\? |like this .{{1,40}}\? )*{_APPEAL_VERB}\b"
    r"(?=.*\b(?:newsletters?|e-?mails?|inbox|mailing list|briefing|alerts?|updates|our|subscribe|channel|podcast|for free|app|"
    r"today|now|here)\b).{0,250}$",
    _I,
)
_SUBSCRIPTION_NAMING = re.compile(
    r"\b(?:newsletters?|inbox|mailing list|subscribe|subscriptions?|e-?mail alerts?|our .*(?:briefing|channel|podcast|updates|app))\b",
    _I,
)
_PLATFORM = (
    r"(?:twitter|facebook|instagram|telegram|youtube|linkedin|tiktok|mastodon|bluesky|whatsapp|reddit|pinterest|tumblr|"
    r"vkontakte|vk|gab|parler|rumble|odysee|threads|flipboard|google\+?|google news|digg|stumbleupon|x|rss|social media)"
)
_FOLLOW = re.compile(
    rf"^\W*(?:(?:please|you can|and|also)\s+)*(?:follow|like|find|join|connect with|visit|watch)\s+(?:(?:us|our|me|@?[\w’'.-]+)\s+){{1,5}}?(?:on|at|via)\s+"
    rf"(?:(?:our|the|his|her)\s+)?{_PLATFORM}\b.{{0,120}}$"
    rf"|^\W*follow\s+(?:us|me|@\w+)\W*$",
    _I,
)
_COMMENT_ON = re.compile(
    rf"^comments?\s+(?:on|about)\s+.{{1,80}}\s(?:on|at|via)\s+(?:our|the)\s+(?:{_PLATFORM}|forum|page|website)\b.{{0,40}}$",
    _I,
)
_SHARE = re.compile(r"^\W*(?:share|spread)\s+(?:this|the|our|it|via|on)\b(?:\s+[\w-]+){0,5}\W*$", _I)
_SHARE_ROW = re.compile(
    rf"^\W*(?:(?:share|tweet|print|e-?mail|copy(?: link)?|link|pin(?: it)?|save|like|post|send|comments?|more|on|via|by|to|with|\d+|{_PLATFORM})\b\W*)+$",
    _I,
)
_SHARE_VERB = re.compile(r"\b(?:share|tweet|print|e-?mail|copy|pin|save|send)\b", _I)
_COMMENTS = re.compile(
    r"^\W*(?:(?:\d+|no|one|view all|show|all|leave a|post a|add a|write a|your|load)\s+(?:comments?|repl(?:y|ies)|responses?)(?:\s+(?:on|to)\b.{0,120})?"
    r"|comments?\s*(?:\(\d+\)|\d+|(?:are|is)? ?(?:closed|off|disabled|moderated).{0,80})|(?:join|start) the (?:conversation|discussion)"
    r"|(?:log|sign) in to (?:comment|reply|post).{0,40}|your e-?mail address will not be published.{0,60})\W*$",
    _I,
)
COMMENTS_HEADING = re.compile(
    r"^\W*(?:comments?|discussion|responses|replies|\d+ (?:comments?|repl(?:y|ies)|responses?))(?:\s*\(\d+\))?(?:\s+on\b.*)?\W*$",
    _I,
)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|\(c\)\s*(?:19|20)\d\d|copyright\s*(?:©|\(c\)|(?:19|20)\d\d|by\s.{0,60}(?:19|20)\d\d))|^[^.!?]{1,80}\s©\s?(?:19|20)\d\d"
    r"|^\W*all rights reserved\b",
    _I,
)
_RIGHTS = re.compile(
    r"\b(?:rights? reserved|reproduc\w+|redistribut\w+|permission|reprint\w*|republi\w+|licen[cs]e\w*|creative commons|trademark)\b",
    _I,
)
_LICENCE = re.compile(
    r"\b(?:(?:re)?published|licensed|available|released|distributed|shared)\s+under\s+(?:an?|the)\s+.{0,30}\b(?:creative commons|cc[ -]by|licen[cs]e)\b",
    _I,
)
_PROVENANCE = re.compile(
    r"^\W*(?:the\s+)?(?:original\s+)?source\s+(?:of|for)\s+this\s+(?:article|story|report|post|piece|text)\s+(?:is|was)\b"
    r"|^\W*(?:this|the)\s+(?:article|story|report|post|piece|essay|column|commentary|interview|analysis|text|version|op-ed|item)"
    r"(?:\s+(?:below|above))?\s+(?:(?:was|is|has been|first|originally|previously|also|here|being)\s+)*"
    r"(?:published|appeared|posted|printed|re-?posted|re-?published|syndicated|cross-?posted|re-?printed|adapted|translated|written|taken|excerpted)\b"
    r"(?=.*\b(?:by|on|in|at|from|with|here)\b)"
    r"|^\W*(?:originally|first|previously)\s+(?:published|appeared|posted|printed|written)\b.{0,30}\b(?:by|on|in|at|for)\b"
    r"|^\W*(?:(?:re-?)?(?:printed|published|posted)|used|translated)\s+(?:here\s+)?(?:with|by)\s+(?:the\s+)?(?:kind\s+|express\s+)?(?:permission|courtesy)\b"
    r"|^\W*(?:re-?(?:published|posted|printed|blogged)|cross-?posted|syndicated)\s+(?:from|by|at|on|with|via)\b"
    r"|^\W*(?:read|see|view|here is)\s+the\s+(?:original|full)\s+(?:article|story|report|post|piece|text)\b.{0,80}$"
    r"|^\W*(?:the\s+)?original\s+(?:article|story|post|source|link|report)\s*(?::|can be (?:found|read)|is (?:here|at)|here\b)",
    _I,
)
_YEAR_ALONE = re.compile(r"\b(?:published|appeared|printed|written)\s+in\s+(?:1\d|20)\d\d\b", _I)
_SOURCE_LABEL = re.compile(
    rf"^\W*(?:sources?|via|original|originally|from|h/t|hat tip|courtesy(?: of)?)\s*:\s*(?P<names>\S.{{0,120}})$|^[Vv]ia\s+(?P<via>{NAME}|https?://\S+)\W*$|^\W*(?i:courtesy of)\s+{NAME}\W*$",
)
_SOURCE_LABEL_I = re.compile(r"^\W*(?:sources?|via|original|h/t|hat tip|courtesy(?: of)?)\s*:\s*\S.{0,120}$", _I)
_DISCLAIMER = re.compile(
    r"^\W*(?:legal\s+)?disclaimer\W"
    r"|\b(?:views|opinions|statements|contents?|information)\b.{0,60}\b(?:expressed|contained|published|of|in)\b.{0,40}\b(?:article|author|authors|piece|site|website|column|commentary|post|op-ed|page|s?he|contributors?)\b"
    r".{0,60}\b(?:are|is|do|does|may|represent|reflect|remain|belong)\b.{0,200}"
    r"|\bnot\s+necessarily\s+(?:reflect|represent|those\s+of|the\s+(?:views|opinions))\b",
    _I,
)
_OF_THIS_PAGE = re.compile(
    r"\b(?:this|our)\s+(?:article|site|website|web site|piece|column|commentary|post|page|op-ed|publication|blog)\b|\bthe\s+authors?(?:\(s\))?(?:[’']s?)?\b"
    r"|\bour\s+(?:own|views|editorial)\b|\bdisclaimer\b|\bdo(?:es)?\s+not\s+necessarily\b|\bnot\s+necessarily\b",
    _I,
)
_FAIR_USE = re.compile(
    r"\bcontains?\s+copyrighted\s+material\b|\bfair\s+use\b.{0,200}\b(?:copyright|section 107|title 17|permission|educational)\b"
    r"|\b(?:copyright|section 107|title 17|permission)\b.{0,200}\bfair\s+use\b|^\W*fair\s+use\s+(?:notice|statement|disclaimer)\b",
    _I | re.S,
)
_OF_THIS_SITE = re.compile(
    r"\b(?:this|our)\s+(?:site|website|web site|page|blog|article|material|video)\b|\bwe\s+(?:are|believe|make|have)\b|\bnotice\b|\bif\s+you\s+wish\b|\bwww\.|\.(?:com|org|net|ca|info)\b",
    _I,
)
_ADDRESS = r"(?:(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+\.(?:com|org|net|info|co\.uk)(?:/\S*)?)"
_ADDRESSES_ONLY = re.compile(
    rf"^\W*(?:(?:via|or|and|at|on|web|website|site|e-?mail|mail|paypal|patreon|phone|tel|bitcoin|link|url|visit|here)\s*:?\s*)*{_ADDRESS}(?:\W*(?:(?:via|or|and|at|on|web|website|e-?mail|paypal|patreon|link|url)\s*:?\s*)*{_ADDRESS})*\W*(?:or|and)?\W*$",
    _I,
)
_MONEY_PLACE = re.compile(
    r"paypal|patreon|donat|ko-fi|buymeacoffee|liberapay|gofundme|kickstarter|opencollective|boosty|subscribestar", _I
)
_CONTACT = re.compile(
    rf"^\W*(?:for\s+)?(?:(?:all|any|more|further|general|media|press|editorial|business|advertising|other)\s+)*(?:inquir\w+|enquir\w+|information|contacts?|contact us|details|questions|corrections|tips?|feedback|queries|e-?mail|phone|tel|telephone|reach|write to|send)\b.{{0,160}}(?:{_ADDRESS}|\+?\d[\d ()-]{{6,}}\d)\W*$"
    r"|^\W*(?:contact|e-?mail|write to)\s+(?:us|the (?:author|editor|reporter|writer)s?)\b.{0,100}$"
    r"|^\W*(?:got|have|do you have)\s+(?:a\s+)?(?:news\s+)?(?:tips?|story|question|correction)\b.{0,30}\?.{0,160}$",
    _I,
)
_GIVE = re.compile(
    r"\b(?:please\s+(?:consider\s+)?(?:support|donat|help|contribut|giv|chip)\w*|support\s+(?:us|our|the\s+project|this\s+(?:project|site|work|channel)|independent|quality)|donate|make\s+a\s+(?:\w+\s+){0,2}(?:donation|contribution|gift)|"
    r"(?:your|a\s+(?:small|one-time|monthly|tax-deductible))\s+(?:\w+\s+)?(?:donation|contribution|support|gift)s?|become\s+an?\s+(?:\w+\s+){0,2}(?:member|patron|supporter|subscriber|donor)|chip\s+in|buy\s+(?:us|me)\s+a\s+coffee|help\s+us\b|patreon|paypal)\b",
    _I,
)
_US_AND_YOU = re.compile(r"\b(?:us|our|we|the\s+project|this\s+(?:site|project|work))\b(?=.*\byou|)|\byour?\b", _I)
_US = re.compile(r"\b(?:us|our|we)\b|\bthe\s+project\b|\bthis\s+(?:site|project|channel)\b", _I)
_YOU = re.compile(r"\b(?:you|your|you[’']re|please|today|here|now)\b", _I)
_GIVE_LINE = re.compile(
    rf"^\W*(?:please\s+)?(?:donate|support\s+(?:us|our\s+[\w\s-]{{2,40}}|{NAME})|become\s+an?\s+(?:\w+\s+){{0,2}}(?:member|patron|supporter|donor)(?:\s+of\s+[\w\s’'.-]{{1,60}})?|make\s+a\s+(?:donation|contribution)|help\s+us\s+[\w\s-]{{2,40}}|support\s+independent\s+[\w\s-]{{2,40}})"
    r"(?:\s+(?:now|today|here|to\s+[\w\s’'.-]{1,60}|via\s+\S+|on\s+\S+|with\s+\S+))*\W*$",
    _I,
)
_CREDIT = re.compile(
    r"^\W*(?:(?:featured|header|cover|top|main|thumbnail|lead|file)\s+)?(?:photos?|images?|pictures?|photographs?|illustrations?|graphics?|screenshots?)"
    r"\s*(?:(?:credits?|source|courtesy(?:\s+of)?|by|from|via|©|is\s+(?:from|by))\s*:?\s*\S|:\s*\S|/\s*\S).{0,160}$"
    r"|^\W*(?:credits?)\s*:\s*\S.{0,100}$",
    _I,
)
_NEWSROOM_CREDIT = re.compile(
    r"^\W*(?:additional\s+)?(?:reporting|editing|writing|research|compiled|translated|translation|edited|with files)\s+(?:by|from)\b.{1,250}$",
    _I,
)
_ABOUT_AUTHOR = re.compile(r"^\W*(?:about\s+the\s+authors?|author\s+(?:bio|profile)|the\s+authors?)\W*$", _I)
_NAVIGATION = re.compile(
    r"^\W*(?:home|menu|main menu|search|log ?in|sign in|skip to (?:main )?content|back to (?:top|home|list)|top|print(?: this)?(?: (?:article|page))?|pdf|"
    r"(?:previous|next|prev|older|newer)(?: (?:article|post|story|page)s?)?(?:\s*[:»›→«‹←].{0,120})?|loading|close|cookies?|"
    r"privacy policy|terms(?: of (?:use|service))?|about us|contact us|site ?map)\W*$"
    r"|^(?:home|you are here)\s*[:>›»/|]\s*.{1,120}$",
    _I,
)
_LEGAL_ROW = re.compile(
    r"^\W*(?:(?:privacy(?: policy)?|terms(?: of (?:use|service)| (?:and|&) conditions)?|cookies?(?: policy)?|about(?: us)?|contact(?: us)?|advertis(?:e|ing)(?: with us)?|careers|site ?map|imprint|faq|help|jobs|rss|home|archives?)\W*){2,}$",
    _I,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of furniture, where on a page it is believed, and its test."""

    kind: str
    place: str
    test: Callable[[Line], bool]


def _matches(pattern: re.Pattern[str], *, longest: int = 300) -> Callable[[Line], bool]:
    return lambda line: len(line.text) <= longest and pattern.search(line.text) is not None


def _unsaid(pattern: re.Pattern[str], *, longest: int = 300) -> Callable[[Line], bool]:
    found = _matches(pattern, longest=longest)
    return lambda line: found(line) and not _SAID.search(line.text)


def is_sentence(line: Line) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line.text) is not None


def byline_names(text: str) -> str | None:
    """The names in a byline, as they stand; None where it is none."""
    found = _BYLINE.match(text) or _NAMED_BYLINE.match(text)
    if found is None or _PLACEHOLDER_NAMES.match(found["names"]):
        return None
    return found["names"]


def name_and_date(text: str) -> tuple[str, str | None, str] | None:
    """Name, second name and date of a line such as "Jane Doe | The Outlet | 3 May 2020"."""
    found = _NAME_AND_DATE.match(text)
    if found is None or _PLACEHOLDER_NAMES.match(found["names"]):
        return None
    return found["names"].strip(" ,"), found["more"], found["date"]


def section_of(text: str) -> tuple[str, str] | None:
    """Label and value of a line such as "Region: Asia"."""
    found = _SECTION.match(text)
    return (found["label"].lower(), found["value"].strip()) if found else None


def is_bare_name(line: Line) -> bool:
    """Whether a line is a person's name and nothing else."""
    return _BARE_NAME.match(line.text) is not None and not _PLACEHOLDER_NAMES.match(line.text)


def is_related_label(line: Line) -> bool:
    """Whether a line announces a list of other articles."""
    return _RELATED_LABEL.match(line.text) is not None


def _is_byline(line: Line) -> bool:
    return byline_names(line.text) is not None


def _is_name_and_date(line: Line) -> bool:
    return len(line.text) <= 120 and name_and_date(line.text) is not None


def _is_section(line: Line) -> bool:
    return section_of(line.text) is not None and not is_sentence(line)


def _is_related(line: Line) -> bool:
    return is_related_label(line) or (_RELATED.match(line.text) is not None and not _SAID.search(line.text))


def _is_subscription(line: Line) -> bool:
    return (
        _SUBSCRIPTION.match(line.text) is not None
        and (_SUBSCRIPTION_NAMING.search(line.text) is not None or (len(line.text) <= 60 and not is_sentence(line)))
        and not _SAID.search(line.text)
    )


def _is_share_row(line: Line) -> bool:
    text = line.text
    if not _SHARE_ROW.match(text):
        return False
    return (bool(_SHARE_VERB.search(text)) and len(text.split()) > 1) or line.linked > 0.8


def _is_copyright(line: Line) -> bool:
    if len(line.text) > 400 or not _COPYRIGHT.search(line.text):
        return False
    return len(line.text.split()) <= 14 or _RIGHTS.search(line.text) is not None


def _is_licence(line: Line) -> bool:
    return len(line.text) <= 300 and _LICENCE.search(line.text) is not None and not _SAID.search(line.text)


def _is_provenance(line: Line) -> bool:
    text = line.text
    return len(text) <= 300 and _PROVENANCE.search(text) is not None and not _YEAR_ALONE.search(text)


def _is_source_label(line: Line) -> bool:
    text = line.text
    return len(text) <= 140 and bool(_SOURCE_LABEL.match(text) or _SOURCE_LABEL_I.match(text)) and not is_sentence(line)


def _is_disclaimer(line: Line) -> bool:
    return _DISCLAIMER.search(line.text) is not None and _OF_THIS_PAGE.search(line.text) is not None


def _is_fair_use(line: Line) -> bool:
    return _FAIR_USE.search(line.text) is not None and _OF_THIS_SITE.search(line.text) is not None


def _is_donation(line: Line) -> bool:
    text = line.text
    if _SAID.search(text) or len(text) > 600:
        return False
    if _GIVE_LINE.match(text) and not is_sentence(line):
        return True
    if _ADDRESSES_ONLY.match(text) and (
        _MONEY_PLACE.search(text) or any(_MONEY_PLACE.search(link.href) for link in line.links)
    ):
        return True
    return _GIVE.search(text) is not None and _US.search(text) is not None and _YOU.search(text) is not None


def _is_credit(line: Line) -> bool:
    return _CREDIT.match(line.text) is not None and not (is_sentence(line) and _SAID.search(line.text))


def _is_newsroom_credit(line: Line) -> bool:
    return _NEWSROOM_CREDIT.match(line.text) is not None and len(line.text.split()) <= 40


# Tried in this order; the first that fits names the kind.
SHAPES = (
    Shape("provenance", HEAD, _is_provenance),
    Shape("provenance", TAIL, _is_provenance),
    Shape("byline", HEAD, _is_byline),
    Shape("byline", HEAD, _is_name_and_date),
    Shape("byline", TAIL, _matches(_NAMED_BYLINE)),
    Shape("byline", TAIL, _is_newsroom_credit),
    Shape("byline", TAIL, _matches(_ABOUT_AUTHOR)),
    Shape("date", HEAD, _matches(_DATE_LINE, longest=140)),
    Shape("date", TAIL, _matches(_DATE_LINE, longest=140)),
    Shape("date", HEAD, _matches(_READING, longest=40)),
    Shape("section", HEAD, _is_section),
    Shape("section", TAIL, _is_section),
    Shape("fair-use", TAIL, _is_fair_use),
    Shape("fair-use", HEAD, _is_fair_use),
    Shape("disclaimer", TAIL, _is_disclaimer),
    Shape("disclaimer", HEAD, _is_disclaimer),
    Shape("copyright", ANYWHERE, _is_copyright),
    Shape("copyright", TAIL, _is_licence),
    Shape("credit", ANYWHERE, _is_credit),
    Shape("advertisement", ANYWHERE, _matches(_ADVERT, longest=80)),
    Shape("subscription", ANYWHERE, _is_subscription),
    Shape("social", ANYWHERE, _unsaid(_FOLLOW)),
    Shape("social", ANYWHERE, _unsaid(_SHARE, longest=80)),
    Shape("social", TAIL, _unsaid(_COMMENT_ON)),
    Shape("social", HEAD, _is_share_row),
    Shape("social", TAIL, _is_share_row),
    Shape("comments", TAIL, _matches(_COMMENTS, longest=160)),
    Shape("comments", HEAD, _matches(_COMMENTS, longest=160)),
    Shape("donation", TAIL, _is_donation),
    Shape("donation", HEAD, _is_donation),
    Shape("contact", TAIL, _unsaid(_CONTACT)),
    Shape("contact", TAIL, _matches(_ADDRESSES_ONLY)),
    Shape("provenance", TAIL, _is_source_label),
    Shape("provenance", HEAD, _is_source_label),
    Shape("related", ANYWHERE, _is_related),
    Shape("navigation", HEAD, _matches(_NAVIGATION, longest=140)),
    Shape("navigation", TAIL, _matches(_NAVIGATION, longest=140)),
    Shape("navigation", TAIL, _matches(_LEGAL_ROW, longest=200)),
)


def kind_of(line: Line, places: frozenset[str]) -> str | None:
    """The kind of furniture that a line is when it stands in one of these places; None where it is none."""
    for shape in SHAPES:
        if shape.place in places and shape.test(line):
            return shape.kind
    return None
