"""Invented articles to load."""

from unsourced.core.article import Article, make_article

HARD_TEXTS = {
    "emoji": "👩🏽\u200d🚒 and 🇺🇳 flags 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 😀.",
    "right to left": "המקורות אמרו כי הגשר סגור, \u202bאמר הדובר\u202c, والميناء مغلق.",
    "combining": "Cafe\u0301 Ze\u0301le\u0301 [q\u0323\u0307] n\u0303.",
    "script": "<script>alert('1')</script> <b>bold</b> &amp; &lt;i&gt; <!-- gone? --> {{ x }} $text %s \\n \\u0000",
    "white space": "Tab\there, nbsp\u00a0here, zero\u200bwidth, bom\ufeffin, soft\u00adhyphen.\n\n   Indented.",
    "line ends": "One\r\ntwo\rthree\u2028four\x0bfive.",
    "foreign": "A NUL \x00 and a lone surrogate \ud83d stood here.",
}


def hard_articles() -> list[Article]:
    """An article for each text that something on the way could hurt."""
    return [
        make_article(title=f"On {name}", body=text, raw=name, reader_version="test", outlet="The Velmora Ledger")
        for name, text in HARD_TEXTS.items()
    ]


def plain_articles(count: int, *, start: int = 0) -> list[Article]:
    """Articles in which the rules find something: a vague source, its claim, an insertion."""
    return [
        make_article(
            title=f"Report {number}",
            body=f"According to local sources, pier {number} will stay shut. "
            '"They [the so-called engineers] knew," Ilse Marrek, a spokeswoman for the port authority, said.',
            raw=f"raw {number}",
            reader_version="test",
            url=f"https://ledger.example/{number}",
        )
        for number in range(start, start + count)
    ]
