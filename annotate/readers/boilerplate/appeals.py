"""Appeals to the reader: donate, subscribe, follow, share, comment, write to us."""

import re

from annotate.readers.boilerplate.patterns import ADDRESS, NAME, PHONE, PLATFORM, any_of, is_sentence, reports_speech
from annotate.readers.page import Line

_I = re.I

_GIVE = re.compile(
    r"\b(?:donat\w+|patreon|paypal|ko-fi|(?:please|consider)\s+(?:\w+\s+)?(?:support|help|contribut|giv|"
    r"chip)\w*|contributions?|chip\s+in|"
    r"tax-deductible|reader[- ]supported|support\s+(?:us|our|the\s+project|this|independent|quality)|"
    r"become\s+an?\s+(?:\w+\s+){0,2}"
    r"(?:member|patron|supporter|subscriber|donor)|buy\s+(?:us|me)\s+a\s+coffee)\b",
    _I,
)
# One of these is in every appeal for money: a quick look before the slow ones.
_GIVING = re.compile(
    r"donat|support|contribut|member|patron|patreon|paypal|ko-fi|coffee|chip in|help|giv|tax-deductible|subscri|"
    r"https?:|www",
    _I,
)
_OUR_WORK = re.compile(
    r"\bour\s+(?:\w+\s+)?(?:work|content|journalism|reporting|project|site|website|mission|team|newsroom|"
    r"channel|efforts?|"
    r"readers|articles|stories|budget|costs|coverage|independence|investigations|approach|fund\w*|publication|"
    r"magazine)\b"
    r"|\b(?:the|this)\s+(?:project|site|website|channel|blog|publication)\b|\bindependent\s+(?:journalism|"
    r"media|news|reporting)\b"
    r"|\bwe\s+(?:rely|depend|need\s+your|are\s+(?:funded|supported))\b|\breader[- ]supported\b|"
    r"\bsupport\s+us\b|\b(?:us|me)\s+a\s+coffee\b",
    _I,
)
_GIVE_LINE = re.compile(
    r"^\W*(?:please\s+)?(?:donate|support\s+(?:us|our\s+[\w\s-]{2,40})|become\s+an?\s+(?:\w+\s+){0,2}(?:member|"
    r"patron|supporter|donor)"
    r"(?:\s+of\s+[\w\s’'.-]{1,60})?|make\s+a\s+(?:\w+\s+)?(?:donation|contribution)|"
    r"support\s+independent\s+(?:journalism|media|news))"
    r"(?:\s+(?:now|today|here|to\s+[\w\s’'.-]{1,60}|via\s+\S+|on\s+\S+|with\s+\S+))*\W*$",
    _I,
)
_SUPPORT_NAME = re.compile(rf"^\W*(?:[Ss]upport|[Dd]onate\s+to)\s+{NAME}\W*$")
PAYMENT_SITE = re.compile(
    r"paypal|patreon|donat|ko-fi|buymeacoffee|liberapay|gofundme|kickstarter|opencollective|boosty|"
    r"subscribestar",
    _I,
)
_FILLER = any_of(
    r"via|or|and|at|on|our|web|website|site|e-?mail|mail|paypal|patreon|phone|tel|fax|bitcoin|link|url|visit|"
    r"here",
)
_ADDRESSES = re.compile(
    rf"^\W*(?:{_FILLER}\b\s*:?\s*)*{ADDRESS}(?:\W*(?:{_FILLER}\b\s*:?\s*)*{ADDRESS})*\W*(?:or|and)?\W*$", _I
)

_SUBSCRIBE = re.compile(
    r"^\W*(?:please |click here to |don[’']t forget to |want [^?]{1,60}\? |like (?:this|what) [^?]{1,40}\? |"
    r"to [^,]{1,40}, )*"
    r"(?:sign up|subscribe|join|get|receive|enter your e-?mail|never miss|stay (?:up to date|informed|"
    r"updated))\b.{0,250}$",
    _I,
)
_SUBSCRIPTION = re.compile(
    r"\b(?:newsletters?|inbox|mailing list|subscribe|subscriptions?|e-?mail (?:alerts?|updates?|list)"
    r"|our (?:[\w-]+ ){0,3}(?:briefing|channel|podcast|updates|app|feed))\b",
    _I,
)
_BARE_SUBSCRIBE = re.compile(r"^\W*(?:please |click here to )?(?:sign up|subscribe)\b(?:\s+[\w’'.-]+){0,8}\W*$", _I)

_FOLLOW = re.compile(
    rf"^\W*(?:(?:please|you can|and|also)\s+)*(?:(?:follow|like|find|join|connect with|visit|watch)\s+(?:us|me|"
    rf"our(?:\s+[\w-]+){{1,3}})|"
    rf"follow\s+(?:@\w+|(?-i:{NAME})))\s+(?:(?:also|too|online)\s+)?(?:on|at|via)\s+(?:(?:our|the|his|her|"
    rf"their)\s+)?{PLATFORM}\b.{{0,120}}$"
    r"|^\W*follow\s+(?:us|me)\W*$"
    r"|^\W*follow\s+[@#]\w+(?:\s*(?:,|or|and|on|at|for)\s*[@#\w ]+)*\W*$"
    rf"|^\W*(?:on\s+{PLATFORM},?\s+)?follow\s.{{1,150}}(?:\s@\w+|https?://\S+)\W*$",
    _I,
)
_COMMENT_ON = re.compile(
    rf"^\W*comments?\s+(?:on|about)\s+.{{1,80}}\s(?:on|at|via|in)\s+(?:our|the)\s+(?:{PLATFORM}|forum|page|"
    rf"website)\b.{{0,40}}$",
    _I,
)
_SHARE = re.compile(
    rf"^\W*(?:share|spread|e-?mail|print|tweet)\s+(?:(?:this|our|the)\s+(?:article|story|post|page|video|news|"
    rf"link)|this|(?:on|via|to)\s+{PLATFORM})\b"
    r"(?:\s+[\w-]+){0,5}\W*$",
    _I,
)
_SHARE_WORD = any_of(
    r"share|tweet|print|e-?mail|copy|link|pin|it|save|like|post|send|comments?|more|on|via|by|to|with|this|\d+",
    PLATFORM,
)
_SHARE_ROW = re.compile(rf"^\W*(?:{_SHARE_WORD}\b\W*)+$", _I)
_SHARE_VERB = re.compile(r"\b(?:share|tweet|print|e-?mail|copy|pin|save|send)\b", _I)

_COMMENTS = re.compile(
    any_of(
        r"^\W*(?:\d+|no|one|view all|show|all|leave a|post a|add a|write a|your|load)\s+(?:comments?|repl(?:y|"
        r"ies)|responses?)(?:\s+(?:on|to)\b.{0,120})?\W*$",
        r"^\W*comments?\s*(?:\(\d+\)|\d+|(?:are|is)? ?(?:closed|off|disabled|moderated).{0,80})\W*$",
        r"^\W*(?:join|start) the (?:conversation|discussion)\W*$",
        r"^\W*(?:log|sign) in to (?:comment|reply|post).{0,40}$",
        r"^\W*your e-?mail address will not be published.{0,60}$",
    ),
    _I,
)
_COMMENTS_HEADING = re.compile(
    r"^\W*(?:(?:reader )?comments?(?:\s*\(\d+\))?|\d+ (?:comments?|repl(?:y|ies)|responses?|"
    r"thoughts)(?:\s+(?:on|to)\b.{0,200})?)\W*$",
    _I,
)

_WHO = (
    r"(?:us|me|(?:the\s+)?(?:authors?|editors?|reporters?|writers?|newsroom|editorial\s+\w+)|"
    r"(?-i:[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){0,3}))"
)
_CONTACT = re.compile(
    any_of(
        r"^\W*(?:for|with)\s+(?:(?:all|any|more|further|general|media|press|editorial|business|advertising|"
        r"other|your)\s+)*"
        rf"(?:inquir\w+|enquir\w+|information|details|questions|corrections|tips?|feedback|"
        rf"queries)\b.{{0,120}}?(?:{ADDRESS}|{PHONE}|\bcontact\s+us)\W*$",
        rf"^\W*(?:contacts?|e-?mail|phone|tel|telephone|fax|address|twitter|write to us|(?:media|"
        rf"press)\s+(?:contacts?|inquir\w+|enquir\w+))\s*:\s*.{{0,100}}?(?:{ADDRESS}|{PHONE}|@\w+)\W*$",
        rf"^\W*(?:(?:you\s+can|please)\s+)?(?:contact|e-?mail|write\s+to|reach)\s+{_WHO}\s+(?:at|on|via|by|"
        rf"with|for|through)\b.{{0,140}}$",
        r"^\W*(?:contact|e-?mail|write\s+to)\s+(?:us|the\s+(?:author|editor|reporter|writer)s?)\W*$",
        rf"^.{{0,100}}\b(?:e-?mail|write\s+to|contact|reach)\s+(?:us|me|him|her|them)\s+(?:directly\s+)?(?:at|on)\s+{ADDRESS}\W*$",
        rf"^\W*send\s.{{1,120}}\sto\s.{{0,60}}?{ADDRESS}\W*$",
        r"^\W*(?:got|have|do you have|know)\s+(?:a\s+|any\s+)?(?:news\s+)?(?:tips?|story|question|correction|"
        r"information)\b.{0,40}\?.{0,160}$",
    ),
    _I,
)


def is_donation(line: Line) -> bool:
    """An appeal for money or membership that speaks of the publication's own work."""
    text = line.text
    if len(text) > 700 or not _GIVING.search(text) or reports_speech(text):
        return False
    if _GIVE_LINE.match(text) and not is_sentence(line):
        return True
    if _SUPPORT_NAME.match(text) and line.linked > 0.8:
        return True
    if _ADDRESSES.match(text) and PAYMENT_SITE.search(" ".join([text, *(link.href for link in line.links)])):
        return True
    return _GIVE.search(text) is not None and _OUR_WORK.search(text) is not None


def is_subscription(line: Line) -> bool:
    """ "Sign up for our newsletter"."""
    text = line.text
    is_naming = len(text) <= 400 and _SUBSCRIPTION.search(text) is not None
    is_asking = is_naming and _SUBSCRIBE.match(text) is not None
    if not is_asking and not (_BARE_SUBSCRIBE.match(text) and (is_naming or not is_sentence(line))):
        return False
    return not reports_speech(text)


def is_following(line: Line) -> bool:
    """ "Follow us on …", "Share this article"."""
    text = line.text
    if len(text) > 300 or not any(pattern.match(text) for pattern in (_FOLLOW, _SHARE, _COMMENT_ON)):
        return False
    return not reports_speech(text)


def is_share_row(line: Line) -> bool:
    """A row of share buttons; a single word only where it is a link."""
    text = line.text
    if len(text) > 200 or not _SHARE_ROW.match(text):
        return False
    return (_SHARE_VERB.search(text) is not None and len(text.split()) > 1) or line.linked > 0.8


def is_comment_invitation(line: Line) -> bool:
    """ "Leave a comment", "12 comments", "Comment on our articles on our Facebook page"."""
    text = line.text
    return len(text) <= 300 and (bool(_COMMENTS.match(text)) or bool(_COMMENT_ON.match(text)))


def opens_comments(line: Line) -> bool:
    """Whether a line is the heading of the readers' comments."""
    return len(line.text) <= 240 and _COMMENTS_HEADING.match(line.text) is not None


def is_contact(line: Line) -> bool:
    """ "For media inquiries: …", and lines of addresses only."""
    text = line.text
    if len(text) > 300:
        return False
    return _ADDRESSES.match(text) is not None or (_CONTACT.match(text) is not None and not reports_speech(text))
