"""Subtitles: cues made into paragraphs with time and speaker; nothing that was said is dropped without a word."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.reading import clean_text, read_file
from tests.interviews.files import damaged, refusal, word_file

VTT = """WEBVTT - Samtal

NOTE utskriven av en maskin

1
00:00:01.000 --> 00:00:04.000
<v Ines>Hur är det att <i>leva</i> här?</v>

2
00:00:05.500 --> 00:00:09.000
<v Anna Å>Fler lampor &amp; lekplatser.</v>

3
00:12:31.000 --> 00:12:34.000 align:start
<v Anna Å>Men ingen frågade.</v>
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
Ines: Hur är det?

2
00:00:05,000 --> 00:00:06,000
Anna: Bra.

3
01:02:03,400 --> 01:02:05,000
Mest på sommaren.
"""


def read(text: str, encoding: str = "utf-8"):
    return read_file(text.encode(encoding))


def test_cues_of_the_same_speaker_become_one_paragraph_with_its_time():
    result = read(VTT)
    assert result.text == (
        "[00:00:01] Ines: Hur är det att leva här?\n[00:00:05] Anna Å: Fler lampor & lekplatser. Men ingen frågade."
    )
    assert result.kind == "undertexter, WebVTT"
    assert result.note == (
        "Det här togs inte med från filen: 1 kommentar, var på skärmen orden stod och hur de såg ut."
    )


def test_names_before_a_colon_are_speakers_and_who_is_not_named_goes_on():
    result = read(SRT)
    assert result.text == "[00:00:01] Ines: Hur är det?\n[00:00:05] Anna: Bra. Mest på sommaren."
    assert (result.kind, result.notes) == ("undertexter, SubRip", ())


def test_two_speakers_in_one_cue_are_two_paragraphs():
    result = read("WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ines>Eller?</v>\n<v Anna>Nej.</v>\n")
    assert result.text == "[00:00:01] Ines: Eller?\n[00:00:01] Anna: Nej."


def test_without_names_a_pause_parts_the_paragraphs():
    cues = "1\n00:00:01,000 --> 00:00:02,000\nett\n\n2\n00:00:02,100 --> 00:00:03,000\ntvå\n\n"
    cues += "3\n00:00:08,000 --> 00:00:09,000\ntre\n"
    assert read(cues).text == "[00:00:01] ett två\n[00:00:08] tre"


def test_a_long_turn_is_parted_at_the_end_of_a_sentence_and_keeps_its_speaker():
    lines = [f"00:{at:02d}:00.000 --> 00:{at:02d}:50.000\n<v Anna>{'Ord ' * 100}slut.</v>\n" for at in range(8)]
    text = read("WEBVTT\n\n" + "\n".join(lines)).text
    assert [line[:17] for line in text.split("\n")] == [f"[00:0{at}:00] Anna: " for at in (0, 3, 6)]
    assert text.count("slut.") == 8


def test_words_that_only_look_like_a_name_stay_words():
    text = read("1\n00:00:01,000 --> 00:00:02,000\nJag sa det. Två saker: lampor och folk.\n").text
    assert text == "[00:00:01] Jag sa det. Två saker: lampor och folk."


@pytest.mark.parametrize(
    "time",
    ["00:99:01,000 --> 00:99:04,000", "kl tio 1 --> 2", "00:00:01,000 --> ", "-1:00:01,000 --> 00:00:02,000"],
)
def test_a_time_that_cannot_be_read_keeps_its_words_and_is_said(time):
    result = read(f"1\n00:00:01,000 --> 00:00:02,000\nAnna: ett\n\n2\n{time}\nInes: två\n")
    assert result.text == "[00:00:01] Anna: ett\nInes: två"
    assert result.note == "1 tid gick inte att läsa. Orden är med, men utan tid."


def test_words_after_an_empty_line_belong_to_the_cue_before():
    for head, mark in (("WEBVTT\n\n", "."), ("", ",")):
        first, second = (f"00:00:0{at}{mark}000 --> 00:00:0{at + 1}{mark}000" for at in (1, 3))
        text = f"{head}1\n{first}\nett\n\ntvå\n\n2\n{second}\ntre\n"
        assert read(text).text == "[00:00:01] ett två tre"


def test_cues_without_numbers_and_with_windows_line_ends_are_read():
    assert read("00:00:01,000 --> 00:00:02,000\r\nett\r\n").text == "[00:00:01] ett"


@pytest.mark.parametrize("empty", ["WEBVTT\n", "WEBVTT\n\nNOTE bara det\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_a_file_without_anything_said_says_so(empty):
    assert "Ingen säger något i undertextfilen" in refusal(empty.encode())


def test_other_encodings_are_read_as_for_plain_text():
    assert read(SRT, "utf-16").text == read(SRT).text
    result = read(SRT.replace("Bra", "Båda"), "cp1252")
    assert ("Båda" in result.text, "Windows-text" in result.note) == (True, True)


def test_emoji_combining_marks_direction_and_nul_are_treated_as_everywhere():
    result = read("1\n00:00:01,000 --> 00:00:02,000\n\u200fمرحبا\u200e 👩‍👧 e\u0301\x00 slut" + " ord" * 40 + "\n")
    assert result.text.startswith("[00:00:01] \u200fمرحبا\u200e 👩‍👧 é slut")


def test_a_word_file_named_srt_is_read_as_the_word_file_it_is():
    assert read_file(word_file("Ur filen.")).kind == "Wordfil"


def test_a_text_with_an_arrow_in_it_is_a_text():
    assert read("Vi gick A --> B och sen hem.").kind == "ren text"


def test_ten_million_characters_are_refused():
    cue = "1\n00:00:01,000 --> 00:00:02,000\n"
    assert "längre än en miljon" in refusal((cue + "ord " * 600_000).encode())
    assert "större än 10 MB" in refusal((cue + "å" * 10_000_000).encode())


def test_unclosed_tags_and_brackets_cost_no_more_than_their_length():
    cue = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n"
    for piece in ("<v ", "<", "{\\", "[", "&", "a:", ">> "):
        result = read(cue + piece * 100_000 + "slut\n")
        assert result.text.endswith("slut")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_cut_changed_or_doubled_anywhere_is_read_or_refused_in_words(data):
    whole = data.draw(st.sampled_from([VTT, SRT])).encode()
    try:
        result = read_file(damaged(data, whole))
    except ValidationError as error:
        assert error.messages[0] != ""
    else:
        assert result.text == clean_text(result.text)


BLOCKS = [
    "hej",
    "1",
    "00:00:01.000 --> 00:00:02.000\nhej",
    "7\n00:00:01,000 --> 00:00:02,000\nhej\nhej",
    "a --> b\nhej",
    "00:00:01.000 --> 00:00:02.000",
    "3\n--> \n<v Anna>hej",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(BLOCKS)))
def test_no_word_that_was_said_is_lost_however_the_cues_lie(blocks):
    try:
        said = read("WEBVTT\n\n" + "\n\n".join(blocks)).text.count("hej")
    except ValidationError:
        said = 0
    assert said == "".join(blocks).count("hej")
