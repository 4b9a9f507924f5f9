"""Words of every kind on paper: endless, unbroken, from right to left, in marks that combine, full of HTML and CSS."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pytest

from reports.render import CannotRender, write_pdf
from tests.reports.paper import elements, faults, fonts_of, html, spoken, squeezed, text_of, words_of

from .books import chapter, page, perspective, printed, quote

SENTENCE = "Det var så vi gjorde i huset och ingen frågade varför. "
LONG = (SENTENCE * 100)[:5000].strip()
OURS = ("Atkinson-Hyperlegible-Next", "Literata", "Amiri", "Noto-Sans-Ethiopic")
LEFT, RIGHT, TOP, BOTTOM = 26, 210 - 22, 27, 297 - 26
"""The type area, in millimetres."""


def outside(path) -> list:
    """Words that stand outside the type area and are no running head or foot."""
    return [
        word
        for word in words_of(path)
        if word.page > 1 and (word.left < LEFT - 3 or word.right > RIGHT + 0.5)  # quotation marks hang
    ]


# --- Long and unbroken --------------------------------------------------------------------------------------------


def test_a_quote_of_five_thousand_characters_goes_on_over_the_page_and_is_read_as_one(tmp_path):
    path = printed(tmp_path / "a.pdf", chapter(perspective(quote(LONG, by="Unga"), quote("Kort."))))
    assert faults(path) == []
    said = [words for _role, words in spoken(path)]
    assert [squeezed(words) for words in said if words.startswith("”Det var")] == [squeezed(f"”{LONG}”")]
    assert outside(path) == []


def test_one_word_of_four_hundred_letters_breaks_and_stays_inside(tmp_path):
    word = "Åsiktsutbytesprocess" * 20
    rows = [[quote(word)], [quote("Nej.", by=word)], [quote(word, translation=word, lang="en")]]
    book = [chapter(*(perspective(*quotes, title=word, text=word) for quotes in rows), title=word, lead=word)]
    path = printed(tmp_path / "a.pdf", *book, title=word, summary=word, municipality=word, question=word)
    assert outside(path) == []
    assert faults(path) == []
    said = squeezed("".join(words for _role, words in spoken(path)))
    assert said.count(word) >= 15


def test_a_long_word_in_a_matrix_breaks_inside_its_cell(tmp_path):
    word = "Samverkansorganisationsföreträdare" * 12
    rows = [{"number": n, "title": word, "cells": ["says", "hidden", "both", "against"] * 2} for n in (1, 2)]
    matrix = {"groups": [f"{word} {n}" for n in range(8)], "rows": rows}
    path = printed(tmp_path / "a.pdf", chapter(perspective(quote("Ja.")), matrix=matrix))
    assert outside(path) == []


def test_a_perspective_with_no_quote_and_a_theme_with_no_perspective_are_printed(tmp_path):
    path = printed(tmp_path / "a.pdf", chapter(perspective(text="Bara ord.")), chapter(number=2, title="Tomt tema"))
    said = [words for _role, words in spoken(path)]
    assert {"Bara ord.", "Tema 2 Tomt tema"} <= set(said)
    assert faults(path) == []


def test_a_theme_of_six_hundred_quotes_has_each_once_and_in_order(tmp_path):
    quotes = [quote(f"Röst {n} i raden.", by="Unga") for n in range(600)]
    path = printed(tmp_path / "a.pdf", chapter(perspective(*quotes)))
    said = [words for _role, words in spoken(path) if words.startswith("”Röst")]
    assert said == [f"”Röst {n} i raden.”" for n in range(600)]


# --- Scripts ------------------------------------------------------------------------------------------------------

ARABIC = "أستطيع أن آخذ الحافلة إلى المدينة، لكن لا أحد يسألني."
MIXED = "قالوا لي: Arbetsförmedlingen في 14:30 ثم انتظرت."
SORANI = "من دەتوانم پاس بگرم، بەڵام کەس پرسیارم لێ ناکات."
TIGRINYA = "ኣውቶቡስ ክወስድ ይኽእል እየ።"
UKRAINIAN = "Я можу поїхати автобусом, але ніхто не питає. Ґанок їм."


@pytest.mark.parametrize(
    ("words", "language", "direction"),
    [
        (ARABIC, "ar", "rtl"),
        (MIXED, "ar", "rtl"),
        (SORANI, "ckb", "rtl"),
        (TIGRINYA, "ti", "ltr"),
        (UKRAINIAN, "uk", "ltr"),
    ],
)
def test_other_scripts_are_set_in_faces_of_ours_and_marked_with_their_language(tmp_path, words, language, direction):
    given = quote(words, lang=language, dir=direction, translation="På svenska.")
    path = printed(tmp_path / "a.pdf", chapter(perspective(given, title=words, text=words)), title=words)
    assert [font for font in fonts_of(path) if not font.startswith(OURS)] == []
    assert faults(path) == []
    with pikepdf.open(path) as pdf:
        spans = [span for span in elements(pdf, "/Span") if span.get("/Lang") == language]
        assert spans
        if direction == "rtl":
            assert (
                squeezed("".join(str(span.ActualText) for span in spans)) == squeezed(f"«{words}»") or language == "ckb"
            )


def test_from_right_to_left_it_begins_at_the_right(tmp_path):
    path = printed(tmp_path / "a.pdf", chapter(perspective(quote("Hej."), quote("نعم Ja", lang="ar", dir="rtl"))))
    [word] = [word for word in words_of(path) if "Ja" in word.text]
    assert 110 < word.left < word.right < 142  # the text column ends at 142; the Arabic word stands to the right of it


def test_marks_that_combine_are_one_letter_with_what_they_stand_on(tmp_path):
    apart = "Va\u030ar o\u0308 a\u0308r va\u030ar, sade Rene\u0301."
    path = printed(tmp_path / "a.pdf", chapter(perspective(quote(apart))))
    assert "”Vår ö är vår, sade René.”" in text_of(path)
    assert [font for font in fonts_of(path) if not font.startswith(OURS)] == []


# --- What looks like code -----------------------------------------------------------------------------------------

CODE = (
    '"><img src="http://127.0.0.1:9/x.png"><style>*{display:none}</style>'
    "{{ 7|add:7 }}{% now %}</p><script>1</script>&amp;"
)


def test_html_and_css_in_every_field_are_words(tmp_path):
    given = quote(CODE, by=CODE, translation=CODE, lang='sv"><b', dir="ltr")
    matrix = {"groups": [CODE, CODE], "rows": [{"number": 1, "title": CODE, "cells": ["says", "hidden"]}] * 2}
    heard = {"says": [CODE], "against": [], "both": []}
    book = chapter(
        perspective(given, quote(CODE, against=True), title=CODE, text=CODE, heard=heard),
        title=CODE,
        lead=CODE,
        silence=CODE,
        matrix=matrix,
    )
    texts = dict.fromkeys(("title", "summary", "method", "unheard", "respond", "question", "municipality"), CODE)
    made = page(book, **texts, groups=[CODE])
    assert "<img" not in made
    assert "<script" not in made
    path = printed(tmp_path / "a.pdf", book, **texts, groups=[CODE])
    said = squeezed("".join(words for _role, words in spoken(path)))
    assert said.count(squeezed(CODE)) >= 20
    assert faults(path) == []


class Listening(HTTPServer):
    """A server of this machine that notes who asks, and sends them on to a file."""

    def __init__(self) -> None:
        asked = self.asked = []

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(302)
                self.send_header("Location", "file:///etc/passwd")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server_port}"


@pytest.fixture
def listening():
    with Listening() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        with socket.create_connection(server.server_address) as connection:  # it does hear who asks
            connection.sendall(b"GET /heard HTTP/1.0\r\n\r\n")
            connection.recv(100)
        assert server.asked == ["/heard"]
        yield server
        server.shutdown()
        thread.join()


ASKING = {
    "image": '<img alt="x" src="{at}/a.png">',
    "source set": '<img alt="x" srcset="{at}/a.png 2x" src="{at}/b.png">',
    "background": '<p style="background: url({at}/a.png)">Text</p>',
    "list mark": '<ul style="list-style-image: url({at}/a.png)"><li>Text</li></ul>',
    "content": "<style>p::before {{ content: url({at}/a.png) }}</style><p>Text</p>",
    "import": "<style>@import url({at}/a.css);</style><p>Text</p>",
    "font": "<style>@font-face {{ font-family: N; src: url({at}/a.woff2) }} p {{ font-family: N }}</style><p>Text</p>",
    "stylesheet": '<link rel="stylesheet" href="{at}/a.css"><p>Text</p>',
    "attachment": '<link rel="attachment" href="{at}/a.txt"><p>Text</p>',
    "attached link": '<a rel="attachment" href="{at}/a.txt">Text</a>',
    "embedded": '<embed src="{at}/a.svg">',
    "object": '<object data="{at}/a.svg">x</object>',
    "drawing": '<svg width="9" height="9"><title>x</title><image href="{at}/a.png" width="9" height="9"/></svg>',
    "part of a drawing": '<svg width="9" height="9"><title>x</title><use href="{at}/a.svg#b"/></svg>',
    "base": '<base href="{at}/"><img alt="x" src="a.png">',
}


@pytest.mark.parametrize("at", ["http", "file", "data"])
@pytest.mark.parametrize("way", ASKING)
def test_nothing_but_our_own_files_is_ever_asked_for(way, at, listening, tmp_path):
    """Should a field's words ever get into a page unescaped: no host hears of it, no file of the machine is read."""
    secret = tmp_path / "hemligt.txt"
    secret.write_text("Detta är hemligt")
    address = {"http": listening.address, "file": tmp_path.as_uri(), "data": "data:image/png;base64,AAAA"}[at]
    path = tmp_path / "out.pdf"
    try:
        write_pdf(html(ASKING[way].format(at=address)), path)
    except CannotRender:
        assert not path.exists()
    else:
        assert "hemligt" not in text_of(path)
        with pikepdf.open(path) as pdf:
            assert list(pdf.attachments) == []
            assert not any(
                str(item.get("/Subtype")) == "/Image" for item in pdf.objects if isinstance(item, pikepdf.Stream)
            )
    assert listening.asked == ["/heard"]
