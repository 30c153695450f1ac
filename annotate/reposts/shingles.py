"""A text as numbers: a hash for each word, and for each run of words (a shingle).

Blind to what a republishing page changes without changing a word: capitals, quotation marks, dashes, ligatures,
accents, white space. The hashes are the same on every machine and in every run.
"""

import re
import unicodedata
from zlib import crc32

import numpy as np

from unsourced.core.types import Bool, UInt32

# Scripts that put no space between words are read letter by letter: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*»|„[^“”\n]*[“”]", re.M)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff'’ʼ]|[-‐]\\s*\\n\\s*")
_MULTIPLIER = np.uint32(0x9E3779B1)
_MOST_KNOWN = 1_000_000


class _Known(dict[str, int]):
    """The hashes of words met before."""

    def __missing__(self, word: str) -> int:
        number = crc32(word.encode("utf-8", "surrogatepass"))
        if len(self) < _MOST_KNOWN:
            self[word] = number
        return number


_known = _Known()


def word_hashes(text: str) -> UInt32:
    """A hash for each word of the text, in order."""
    if not text.isascii():
        text = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    found = _WORD.findall(_UNSEEN.sub("", text.casefold()))
    return np.fromiter(map(_known.__getitem__, found), dtype=np.uint32, count=len(found))


def quoted_words(text: str) -> tuple[UInt32, Bool]:
    """The hashes of the text's words, and for each whether it stands in double quotation marks.

    A quotation ends with its paragraph at the latest.
    """
    pieces: list[UInt32] = []
    inside: list[bool] = []
    done = 0
    for quotation in _QUOTED.finditer(text):
        pieces += [word_hashes(text[done : quotation.start()]), word_hashes(quotation[0])]
        inside += [False, True]
        done = quotation.end()
    pieces.append(word_hashes(text[done:]))
    inside.append(False)
    return np.concatenate(pieces), np.repeat(inside, [len(piece) for piece in pieces])


def shingle_hashes(words: UInt32, size: int) -> UInt32:
    """A hash for each run of `size` words, in order; of a shorter text one, of an empty one none."""
    size = min(size, len(words))
    if not size:
        return words
    count = len(words) - size + 1
    mixed: UInt32 = np.zeros(count, dtype=np.uint32)
    for index in range(size):
        mixed = mixed * _MULTIPLIER + words[index : index + count]
    return _finalised(mixed)


def _finalised(numbers: UInt32) -> UInt32:
    """MurmurHash3's finalizer (Appleby): every bit of the input sways every bit of the result."""
    numbers = (numbers ^ (numbers >> np.uint32(16))) * np.uint32(0x85EBCA6B)
    numbers = (numbers ^ (numbers >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return numbers ^ (numbers >> np.uint32(16))
