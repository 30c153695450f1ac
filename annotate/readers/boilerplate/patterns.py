"""Building blocks of the shapes: names, addresses, platforms, and the signs of somebody speaking.

The phrase lists of this package are our own, from common habits of news sites and republishers. A shape fits one whole
line, never a word inside a sentence.
"""

import re

from annotate.readers.page import Line


def any_of(*patterns: str) -> str:
    """One of these patterns, as a group that captures nothing."""
    return f"(?:{'|'.join(patterns)})"


_CAPITAL = r"[A-Z\u00c0-\u00de]"
_REST = r"[\w.’'\u00c0-\u024f-]*"
_PARTICLES = "van|von|de|der|den|del|della|da|di|du|la|le|al|el|bin|ibn|of|the|for|on|and|&|y|e"


def name_of(particles: str) -> str:
    """A person's or an outlet's name: up to seven words that begin with a capital, with these particles between."""
    word = rf"(?:{_CAPITAL}{_REST}|@\w+|al-\w+)"
    return rf"(?:(?:{word}|\d+{_CAPITAL}\w*|the(?=\s+{_CAPITAL}))(?:(?:\s+(?:{particles}))*\s+(?:{word}|\d+)){{0,6}})"


def names_of(particles: str) -> str:
    """One name or several."""
    name = name_of(particles)
    return rf"{name}(?:\s*(?:,|;|\band\b|&)\s*{name})*"


NAME = name_of(_PARTICLES)
NAMES = names_of(_PARTICLES)
PERSON = re.compile(
    rf"^{_CAPITAL}[\w’'-]+(?:\s+(?:{_CAPITAL}\.|{_CAPITAL}[\w’'-]+|van|von|de|der|al|bin|ibn|la)){{1,4}}$"
)
BETWEEN = r"(?:\s*[,|/·•–—-]\s*|\s+)"
ADDRESS = any_of(
    r"(?:https?://|www\.)[^\s<>]+",
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"[\w-]+\.(?:com|org|net|info|co\.uk)(?:/\S*)?",
)
PHONE = r"\+?\d[\d ()-]{6,}\d"
PLATFORM = any_of(
    r"twitter|facebook|instagram|telegram|youtube|linkedin|tiktok|mastodon|bluesky|whatsapp|reddit|pinterest",
    r"tumblr|vkontakte|vk|gab|parler|rumble|odysee|threads|flipboard|digg|stumbleupon|messenger|x|rss",
    r"google\+?",
    "google news",
    "social media",
)

_NO_NAME = re.compile(
    rf"^(?:{_CAPITAL}[a-z]+day\b|(?:january|february|march|april|may|june|july|august|september|october|"
    rf"november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|noon|midnight|dawn|dusk|contrast|comparison|law|"
    r"definition|then|now"
    r"|updated|published|posted|modified|created|issued|filed|first|on|in|by|since|until|till|after|before|from|at|and|but|as|last|next|this|that|early|late|about|"
    r"around)\b|[\d\s]+$)",
    re.I,
)
_SPEECH_VERBS = (
    "said says told tells added adds asked asks shouted warned warns wrote writes urged urges heard announced "
    "claimed claims argued argues insisted declared recalled explained replied promised called according"
)
_SPEECH = re.compile(rf"[“”\"„«]|\b{any_of(*_SPEECH_VERBS.split())}\b", re.I)
_UNQUOTED_SPEECH = re.compile(rf"\b{any_of(*_SPEECH_VERBS.split())}\b", re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*$")


def is_sentence(line: Line) -> bool:
    """Whether a line ends as a sentence does."""
    return _SENTENCE_END.search(line.text) is not None


def reports_speech(text: str, *, quotes: bool = True) -> bool:
    """Whether somebody speaks in a text; with `quotes`, quotation marks are enough."""
    return (_SPEECH if quotes else _UNQUOTED_SPEECH).search(text) is not None


def split_names(text: str) -> tuple[str, ...]:
    """The people in "By Jane Doe, John Roe and Ann Poe"; "By" may be missing."""
    text = re.sub(r"^\W*(?:(?:written|posted|reported|story|words)\s+)?by[:\s]+", "", text.strip(), flags=re.I)
    parts = re.split(r"\s*[;,]\s*(?:and\s+)?|\s+(?:and|&)\s+", text)
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))


def is_name(text: str) -> bool:
    """Whether capitalised words are a name rather than a day, a month or the start of a sentence."""
    return _NO_NAME.match(text) is None
