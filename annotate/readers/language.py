"""Is this English? By the share of words that no text in a language does without; enough to make rules abstain."""

import re
from collections import Counter

# Function words, from the grammars of each language; each list is our own.
_FUNCTION_WORDS = {
    "en": "the of and to in a is that for it was on with as by at from are this be have not but has were which their",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat",
    "fr": "le la les de des et à en un une du est dans que pour qui sur par pas au ce il plus avec sont ont été cette",
    "es": "el la los las de que y en un una del se por con para es no su al lo como más ha pero sus fue este son",
    "it": "il la di che e un una per è non del della con si da sono nel i le gli ha al dei più anche alla come lo",
    "pt": "o a os as de que e do da em um uma para é com não no na dos por mais se foi ao das como sua são pelo",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar maar uit werd wordt",
    "sv": "och att det som en på är av för med till den har de inte om ett han men var sig från vi så kan när under",
    "pl": "w i na z że się do nie jest to o jak po co przez dla od są ale jego było przed oraz który która tym",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra en ise ancak olduğu değil var ne",
    "id": "yang dan di dari ini itu dengan untuk pada adalah tidak dalam akan ke oleh juga sebagai telah",
    "ro": "de și în a la cu pe un o că nu din este care pentru mai se au fost prin ce sunt ale sau după",
}
_SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
    "el": re.compile(r"[\u0370-\u03ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ja": re.compile(r"[\u3040-\u30ff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "hi": re.compile(r"[\u0900-\u097f]"),
    "th": re.compile(r"[\u0e00-\u0e7f]"),
}
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\uffff]")
_FEWEST_OTHER = 0.2  # as a share of characters
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES_OF = {
    word: [language for language, words in _FUNCTION_WORDS.items() if word in words.split()]
    for words in _FUNCTION_WORDS.values()
    for word in words.split()
}
_SAMPLE = 5_000  # characters
_FEWEST_WORDS = 25  # a headline has too few function words to judge it by
_ENGLISH_SHARE = 0.12
UNDETERMINED = "und"


def language_of(text: str, hint: str | None = None) -> str:
    """The ISO 639-1 code of a text's language, `und` where it is not English and no other is clear.

    `hint` is what the page says of itself; it decides about texts of too few words. A script stands for its most
    written language.
    """
    sample = text[:_SAMPLE]
    declared = (hint or "").strip().lower().replace("_", "-").split("-")[0]
    script = _script_of(sample)
    if script:
        return declared if declared and declared != "en" else script
    words = _WORD.findall(sample.lower())
    if len(words) < _FEWEST_WORDS:
        return declared or "en"
    counts = Counter(language for word in words for language in _LANGUAGES_OF.get(word, ()))
    best, count = max(counts.items(), key=lambda pair: pair[1], default=("en", 0))
    if counts["en"] >= _ENGLISH_SHARE * len(words) and counts["en"] >= 0.8 * count:
        return "en"
    if best != "en" and count >= _ENGLISH_SHARE * len(words):
        return best
    return declared if declared and declared != "en" else UNDETERMINED


def _script_of(text: str) -> str | None:
    """The language that stands for the script of most letters; None for Latin."""
    if len(_OTHER_SCRIPT.findall(text)) <= _FEWEST_OTHER * len(text):
        return None
    counts = {language: len(letters.findall(text)) for language, letters in _SCRIPTS.items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] <= len(_LATIN.findall(text)):
        return None
    return "ja" if best == "zh" and counts["ja"] > 0.05 * counts["zh"] else best
