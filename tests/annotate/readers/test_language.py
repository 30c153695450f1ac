"""Which language a text is in."""

import pytest

from annotate.readers.language import language_of

ENGLISH = "The wall that was built in spring has fallen, and nobody in the town knows who will pay for it this time. "


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (
            "Die Mauer, die im Frühling gebaut wurde, ist gefallen, und niemand in der Stadt weiß, wer für den Schaden "
            "und für die neuen Steine zahlen wird, die man jetzt braucht.",
            "de",
        ),
        (
            "Le mur qui a été construit au printemps est tombé et personne dans la ville ne sait qui va payer pour les "
            "pierres que l'on doit acheter pour le reconstruire.",
            "fr",
        ),
        (
            "El muro que se construyó en la primavera se ha caído y nadie en la ciudad sabe quién va a pagar por las "
            "piedras que hay que comprar para levantarlo de nuevo.",
            "es",
        ),
        ("Стена, построенная весной, упала ночью.", "ru"),
        ("الجدار سقط في الليل", "ar"),
        ("Wall falls in Brod", "en"),
        ("zorp blik " * 20, "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_page_that_names_its_language_is_believed_where_words_are_few() -> None:
    assert language_of("Die Mauer ist weg", "de-DE") == "de"
    assert language_of(ENGLISH * 2, "de") == "en"
