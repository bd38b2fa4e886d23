"""References: examples of the manuals themselves where they have one of an online video."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import BOATS, DAY, GRIPPER, PEOPLE, RETRIEVED
from samples import UNTOLD as BARE

from reader.model.excerpt import cut
from reader.quotes.citations import STYLES, Name, Work, names, reference, work_of


def both(work: Work, style: str) -> tuple[str, str]:
    made = reference(work, style)
    return made.plain, made.short


def test_apa() -> None:
    assert both(GRIPPER, "apa") == (
        "Harvard University. (2019, August 28). Soft robotic gripper for jellyfish [Video]. "
        "YouTube. https://www.youtube.com/watch?v=guRoWTYfxMs",
        "(Harvard University, 2019, 0:36)",
    )
    assert both(PEOPLE, "apa") == (
        "Duarte, A. M., & Weil, J.-L. (2019, August 28). Who pays? [Video]. YouTube. "
        "https://www.youtube.com/watch?v=guRoWTYfxMs",
        "(Duarte & Weil, 2019, 0:36)",
    )
    assert both(BARE, "apa") == ("Untold [Video]. (n.d.).", "(“Untold”, n.d.)")


def test_mla() -> None:
    # The MLA Style Center's example of a video: uploaded by, abbreviated month, no scheme.
    bibliography = Work(
        names("MLA International Bibliography"),
        "What Is the MLA International Bibliography?",
        "Vimeo",
        "2016-10-28",
        "https://vimeo.com/189086626",
        RETRIEVED,
    )
    assert both(bibliography, "mla")[0] == (
        "“What Is the MLA International Bibliography?” Vimeo, uploaded by "
        "MLA International Bibliography, 28 Oct. 2016, vimeo.com/189086626."
    )
    assert both(PEOPLE, "mla") == (
        "Duarte, Ana Maria, and Jean-Luc Weil. “Who pays?” YouTube, 28 Aug. 2019, "
        "www.youtube.com/watch?v=guRoWTYfxMs.",
        "(Duarte and Weil 00:00:36–00:00:42)",
    )
    assert both(BARE, "mla") == ("“Untold.”", "(“Untold”)")


def test_chicago() -> None:
    assert both(PEOPLE, "chicago") == (
        "Duarte, Ana Maria, and Jean-Luc Weil. “Who pays?” YouTube. August 28, 2019. Video. "
        "https://www.youtube.com/watch?v=guRoWTYfxMs.",
        "Ana Maria Duarte and Jean-Luc Weil, “Who pays?,” August 28, 2019, video, 0:36, "
        "https://www.youtube.com/watch?v=guRoWTYfxMs.",
    )
    assert both(BARE, "chicago") == ("“Untold.” Video.", "“Untold,” video.")


def test_what_a_work_is_called_is_what_the_person_says_or_its_recording() -> None:
    # APA's own examples of sound have what it is in the same brackets (10.13, 93 to 95).
    hearing = BARE._replace(medium="TV interview")
    assert both(hearing, "apa")[0] == "Untold [TV interview]. (n.d.)."
    assert both(hearing, "chicago") == ("“Untold.” TV interview.", "“Untold,” TV interview.")
    assert both(BARE._replace(medium="hearing"), "chicago")[0] == "“Untold.” Hearing."
    assert both(BARE._replace(medium="Hearing"), "chicago")[1] == "“Untold,” hearing."
    court = BARE._replace(medium="Supreme Court hearing")
    assert both(court, "chicago")[1] == "“Untold,” Supreme Court hearing."
    german = BARE._replace(medium="Anhörung", language="de")
    assert both(german, "chicago")[1] == "„Untold“, Anhörung."
    sound = BARE._replace(is_sound=True)
    assert both(sound, "apa")[0] == "Untold [Audio recording]. (n.d.)."
    assert both(sound, "chicago") == (
        "“Untold.” Audio recording.",
        "“Untold,” audio recording.",
    )


@pytest.mark.parametrize(
    ("media", "is_sound"),
    [
        *[("talk.mp3", True), ("file:///c/Talk.WAV", True), ("talk.mp4", False), ("mp3", False)],
        *[("https://a.org/talk.mp3?from=feed#t=1", True), ("https://a.org/?of=talk.mp3", False)],
        ("is it #1.mp3", True),  # the name of a file
    ],
)
def test_a_recording_of_sound_is_known_by_the_name_that_the_file_gives_it(
    media: str, is_sound: bool
) -> None:
    recorded = cut(BOATS._replace(media=media, medium="Two\nlines"), None, taken=DAY)
    work = work_of(recorded)
    assert (work.is_sound, work.medium) == (is_sound, "Two lines")


@pytest.mark.parametrize(
    ("said", "medium"),
    [
        *[("Interview.", "Interview"), ("[Radio play].", "Radio play"), (" . ", "")],
        *[("Hearing (closed)", "Hearing (closed)"), ("A [live] talk", "A [live] talk")],
        *[("インタビュー。", "インタビュー"), ("What for?", "What for?"), ("[]", "")],
    ],
)
def test_what_a_style_puts_around_the_kind_of_a_work_is_put_once(said: str, medium: str) -> None:
    work = work_of(cut(BOATS._replace(medium=said), None, taken=DAY))
    assert work.medium == medium
    for style in STYLES:
        whole = "".join(both(work, style))
        assert not any(twice in whole for twice in ("..", "[[", "]]", ".]", "?.", ".,"))


def test_harvard() -> None:
    assert both(PEOPLE, "harvard") == (
        "Duarte, A. M. and Weil, J.-L. (2019) Who pays?. 28 August. Available at: "
        "https://www.youtube.com/watch?v=guRoWTYfxMs (Accessed: 18 May 2022).",
        "(Duarte and Weil, 2019, 0:36)",
    )
    assert both(BARE, "harvard") == ("Untold (no date).", "(Untold, no date)")


def test_what_was_retrieved_says_so_in_every_style() -> None:
    work = PEOPLE._replace(is_retrieved=True)
    # APA, 9.16: "Retrieved Month Day, Year, from"; MLA, 5.111; Chicago, 14.12.
    assert both(work, "apa")[0] == (
        "Duarte, A. M., & Weil, J.-L. (2019, August 28). Who pays? [Video]. YouTube. "
        "Retrieved May 18, 2022, from https://www.youtube.com/watch?v=guRoWTYfxMs"
    )
    assert both(work, "mla")[0].endswith(
        "www.youtube.com/watch?v=guRoWTYfxMs. Accessed 18 May 2022."
    )
    assert both(work, "chicago")[0].endswith(
        "Video. Accessed May 18, 2022. https://www.youtube.com/watch?v=guRoWTYfxMs."
    )
    assert both(work, "harvard") == both(PEOPLE, "harvard")
    assert both(BARE._replace(is_retrieved=True), "apa")[0] == "Untold [Video]. (n.d.)."


@pytest.mark.parametrize("style", STYLES)
def test_a_reference_without_anything_is_still_one(style: str) -> None:
    made = reference(BARE._replace(title=""), style)
    assert made.plain == made.plain.strip()


def test_names() -> None:
    assert names("Duarte, Ana; NATO ;; ,x") == (Name("Duarte", "Ana"), Name("NATO"), Name("x"))
    assert names("") == ()


def test_titles_are_in_italics_and_strangers_words_are_escaped() -> None:
    made = reference(GRIPPER._replace(title="<i>*x*</i>"), "apa")
    assert "*\\<i\\>\\*x\\*\\</i\\>*" in made.markdown
    assert "<i>&lt;i&gt;*x*&lt;/i&gt;</i>" in made.html
    assert made.markdown.endswith("<https://www.youtube.com/watch?v=guRoWTYfxMs>")


TEXTS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_no_title_breaks_a_reference(title: str, author: str, site: str) -> None:
    work = GRIPPER._replace(title=" ".join(title.split()), authors=names(author), site=site.strip())
    for style in STYLES:
        assert reference(work, style).plain


def test_the_words_of_a_style_are_those_of_the_language_of_the_words() -> None:
    """The terms are those of CSL's locales; days and lists are as CLDR writes them."""
    german = PEOPLE._replace(language="de-AT", is_retrieved=True)
    address = "https://www.youtube.com/watch?v=guRoWTYfxMs"
    assert both(german, "apa") == (
        "Duarte, A. M. und Weil, J.-L. (2019, 28. August). Who pays? [Video]. YouTube. "
        f"Abgerufen am 18. Mai 2022, von {address}",
        "(Duarte und Weil, 2019, 0:36)",
    )
    french = PEOPLE._replace(language="fr", is_retrieved=True)
    assert both(french, "mla") == (
        "Duarte, Ana Maria et Jean-Luc Weil. «\xa0Who pays?\xa0» YouTube, 28 août 2019, "
        "www.youtube.com/watch?v=guRoWTYfxMs. Consulté le 18 mai 2022.",
        "(Duarte et Weil 00:00:36–00:00:42)",
    )
    spanish = PEOPLE._replace(language="es", is_retrieved=True)
    assert both(spanish, "harvard") == (
        "Duarte, A. M. y Weil, J.-L. (2019) Who pays?. 28 de agosto. "
        f"Disponible en: {address} (Accedido: 18 de mayo de 2022).",
        "(Duarte y Weil, 2019, 0:36)",
    )
    ukrainian = PEOPLE._replace(language="uk", is_retrieved=True)
    assert both(ukrainian, "chicago")[0] == (
        "Duarte, Ana Maria і Jean-Luc Weil. «Who pays?» YouTube. 28 серпня 2019\u202fр. Відео. "
        f"Дата звернення: 18 травня 2022\u202fр. {address}."
    )
    assert both(PEOPLE._replace(language="ja"), "apa")[0].startswith(
        "Duarte, A. M.、Weil, J.-L. (2019年8月28日). Who pays? [動画]. "
    )
    assert both(BARE._replace(language="ar"), "apa") == (
        "Untold [فيديو]. (د.ت).",
        "(«Untold»، د.ت)",
    )


def test_months_and_years_alone_are_of_the_language_too() -> None:
    month = BARE._replace(day="2016-10", language="uk")
    assert both(month, "apa")[0] == "Untold [Відео]. (2016, жовтень)."
    assert both(month, "mla")[0] == "«Untold». жовтень 2016\u202fр."
    assert both(month._replace(day="2016"), "chicago")[1] == "«Untold», 2016, відео."
    assert both(month._replace(day="2016"), "chicago")[0] == "«Untold». 2016. Відео."
    three = BARE._replace(authors=names("A, B; C, D; E, F"), language="ja", day="2016")
    assert both(three, "apa")[1] == "(Aほか、2016)"


def test_a_language_that_the_program_does_not_speak_is_told_of_in_english() -> None:
    for language in ("", "sw", "und", "x-own"):
        assert both(PEOPLE._replace(language=language), "apa") == both(PEOPLE, "apa")
