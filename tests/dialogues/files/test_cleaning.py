"""What is sent beside a report: only what is seen of it is kept, and what is not what it says is refused."""

import io
import struct
import zipfile
import zlib

import docx
import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from dialogues.files.cleaning import cleaned_document, cleaned_picture
from dialogues.files.cleaning.makers import without_notes
from dialogues.files.cleaning.office import EXCEL, TEXT, WORD
from dialogues.files.keeping import safe_name

SECRET = "Anonyma Anka"


def photo(size=(4000, 3000), kind="JPEG", **options) -> bytes:
    """A picture with a place, a name and a turned camera in it."""
    picture = Image.effect_noise(size, 90).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x013B] = SECRET
    exif.get_ifd(0x8825)[2] = (63.0, 49.0, 30.0)
    kept = io.BytesIO()
    picture.save(kept, kind, exif=exif, **options)
    return kept.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def test_a_large_photo_is_kept_small_upright_and_without_where_it_was_taken():
    sent = photo(quality=95)
    assert len(sent) > 5_000_000 and opened(sent).getexif().get_ifd(0x8825)
    kept = cleaned_picture(sent)
    picture = opened(kept.data)
    assert (picture.format, picture.size, kept.width, kept.height) == ("JPEG", (1200, 1600), 1200, 1600)
    assert not picture.getexif() and SECRET.encode() not in kept.data
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    assert len(kept.data) < 1_500_000


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_kind_of_picture_that_is_opened_is_kept_as_jpeg(kind):
    assert cleaned_picture(photo((300, 200), kind)).content_type == "image/jpeg"


def test_what_is_see_through_becomes_white():
    kept = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(kept, "PNG")
    assert opened(cleaned_picture(kept.getvalue()).data).getpixel((20, 20)) == (255, 255, 255)


def test_what_hangs_on_behind_a_picture_is_gone():
    kept = cleaned_picture(photo((300, 200)) + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in kept.data and b"PK\x03\x04" not in kept.data


def bomb() -> bytes:
    """A PNG of 30,000 × 30,000 points that weighs a few kilobytes."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"0" * 90_000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "JPEG, PNG"),
        (b"GIF89a" + b"\0" * 200, "JPEG, PNG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (photo((300, 200))[:400], "JPEG, PNG"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 21_000_000, "20 MB"),
        (bomb(), "50 miljoner"),
    ],
    ids=["svg", "gif", "heic", "cut off", "large", "bomb"],
)
def test_what_is_no_picture_we_open_is_refused_in_words(sent, words):
    with pytest.raises(ValidationError) as error:
        cleaned_picture(sent)
    assert words in " ".join(error.value.messages)


# --- Files ----------------------------------------------------------------------------------------------------------


DCT, FLATE = pikepdf.Name.DCTDecode, pikepdf.Name.FlateDecode
PHOTOS = {
    "bare": (DCT, photo((60, 40))),
    "in a list": (pikepdf.Array([DCT]), photo((60, 40))),
    "packed": (pikepdf.Array([FLATE, DCT]), zlib.compress(photo((60, 40)))),
}
"""Ways in which a PDF says that a picture is a JPEG."""


def a_pdf(filters=DCT, data: bytes = PHOTOS["bare"][1]) -> bytes:
    """A page with a photo in it, a script that runs when it is opened, a file within the file, its maker's name, a link
    that starts a program and one that starts it behind an address."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(300, 300))
        picture = pikepdf.Stream(pdf, data)
        picture.Type, picture.Subtype, picture.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, filters
        picture.Width, picture.Height, picture.BitsPerComponent = 60, 40, 8
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=pdf.make_indirect(picture)))
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
        link.A = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        behind = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[9, 9, 9, 9])
        program = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))
        behind.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://a.example", Next=pikepdf.Array([program]))
        page.Annots = pikepdf.Array([link, behind])
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.attachments["secret.txt"] = SECRET.encode()
        pdf.docinfo["/Author"] = SECRET
        with pdf.open_metadata() as meta:
            meta["dc:creator"] = [SECRET]
        kept = io.BytesIO()
        pdf.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("how", PHOTOS)
def test_a_pdf_keeps_its_pages_and_nothing_of_who_made_it_or_of_what_runs(how):
    kept = cleaned_document(a_pdf(*PHOTOS[how]) + b"\n<html><script>alert(1)</script>")
    assert (kept.content_type, kept.ending) == ("application/pdf", "pdf")
    with pikepdf.open(io.BytesIO(kept.data)) as pdf:
        assert len(pdf.pages) == 1 and not pdf.attachments and "/Info" not in pdf.trailer
        assert not {"/OpenAction", "/Metadata"} & set(pdf.Root.keys())
        link, behind = pdf.pages[0].Annots
        assert "/A" not in link
        assert behind.A.URI == "https://a.example" and behind.A.Next == pikepdf.Array([pikepdf.Dictionary()])
        picture = pdf.pages[0].Resources.XObject.P
        assert picture.Width == 60 and SECRET.encode() not in picture.read_raw_bytes()
        assert not opened(picture.read_raw_bytes()).getexif()
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        everything = b"".join(one.read_raw_bytes() for one in streams)
    assert SECRET.encode() not in everything and b"script" not in kept.data


def a_docx(*, extra: dict[str, bytes] | None = None) -> bytes:
    made = docx.Document()
    made.add_paragraph("Tre lokaler jämförs.")
    made.add_picture(io.BytesIO(photo((60, 40))))
    made.core_properties.author = SECRET
    kept = io.BytesIO()
    made.save(kept)
    if extra:
        with zipfile.ZipFile(kept, "a") as archive:
            for name, data in extra.items():
                archive.writestr(name, data)
    return kept.getvalue()


def unpacked(data: bytes) -> bytes:
    """Names and content of every part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def test_a_word_file_keeps_its_words_and_loses_its_writer():
    sent = a_docx()
    kept = cleaned_document(sent)
    assert (kept.content_type, kept.ending) == (WORD, "docx")
    assert SECRET.encode() in unpacked(sent) and SECRET.encode() not in unpacked(kept.data)
    assert b"docProps" not in unpacked(kept.data)
    again = docx.Document(io.BytesIO(kept.data))
    assert again.paragraphs[0].text == "Tre lokaler jämförs." and len(again.inline_shapes) == 1


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return kept.getvalue()


ODT = {
    "mimetype": TEXT.encode(),
    "content.xml": b"<a>Tre lokaler</a>",
    "meta.xml": f"<m>{SECRET}</m>".encode(),
    "Thumbnails/thumbnail.png": b"x",
    "META-INF/manifest.xml": b'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b'<m:file-entry m:full-path="Thumbnails/thumbnail.png"/><m:file-entry m:full-path="content.xml"/></m:manifest>',
}


def test_an_opendocument_text_loses_its_writer_and_its_thumbnail():
    kept = cleaned_document(packed(ODT))
    parts = zipfile.ZipFile(io.BytesIO(kept.data))
    assert kept.content_type == TEXT and parts.namelist()[0] == "mimetype"
    assert parts.read("content.xml") == ODT["content.xml"] and SECRET.encode() not in parts.read("meta.xml")
    assert b"Thumbnails" not in unpacked(kept.data)


def test_a_spreadsheet_is_known_by_what_is_in_it():
    import xlsxwriter

    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"author": SECRET})
        book.add_worksheet().write("A1", 350_000)
    cleaned = cleaned_document(kept.getvalue())
    assert cleaned.content_type == EXCEL and cleaned.ending == "xlsx"
    import openpyxl

    assert openpyxl.load_workbook(io.BytesIO(cleaned.data)).active["A1"].value == 350_000


def changed(data: bytes, parts: dict[str, tuple[str, str] | str]) -> bytes:
    """The file with some parts written anew, or with a piece of them put in the place of another."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    for name, change in parts.items():
        if isinstance(change, str):
            kept[name] = change.encode()
        else:
            assert change[0].encode() in kept[name]
            kept[name] = kept[name].replace(change[0].encode(), change[1].encode(), 1)
    return packed(kept)


def relation(number: int, kind: str, target: str, mode: str = "") -> str:
    of = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return f'<Relationship Id="rId{number}" Type="{of}/{kind}" Target="{target}" {mode and f"TargetMode={mode!r}"}/>'


OUTSIDE = "https://elsewhere.example"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
BY = f'w:author="{SECRET}" w:initials="AA" w:date="2027-01-01T00:00:00Z"'
REVISED = (
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>Tre lokaler</w:t></w:r><w:commentRangeEnd w:id="0"/>'
    f'<w:r><w:commentReference w:id="0"/></w:r><w:ins w:id="1" {BY}><w:r><w:t>jämförs.</w:t></w:r></w:ins></w:p>'
)


def test_a_word_file_loses_who_changed_and_commented_it_and_fetches_nothing():
    sent = changed(
        a_docx(),
        {
            "word/document.xml": ("<w:body>", "<w:body>" + REVISED),
            "word/settings.xml": ("<w:zoom", f'<w:attachedTemplate {R} r:id="rId1"/><w:zoom'),
            "word/_rels/settings.xml.rels": f'<Relationships xmlns="{RELATIONS}">'
            + relation(1, "attachedTemplate", f"{OUTSIDE}/a.dotm", "External")
            + "</Relationships>",
            "word/_rels/document.xml.rels": (
                "</Relationships>",
                relation(90, "image", f"{OUTSIDE}/seen.png", "External")
                + relation(91, "hyperlink", "https://umea.example/", "External")
                + relation(92, "hyperlink", "file:///C:/Users/anka/", "External")
                + relation(93, "comments", "comments.xml")
                + relation(94, "people", "/word/people.xml")
                + relation(95, "customXml", "../customXml/item1.xml")
                + "</Relationships>",
            ),
            "[Content_Types].xml": ("</Types>", '<Override PartName="/word/comments.xml" ContentType="x"/></Types>'),
            "word/comments.xml": f'<w:comments {W}><w:comment w:id="0" {BY}/></w:comments>',
            "word/people.xml": f"<people>{SECRET}</people>",
            "customXml/item1.xml": f"<item>{SECRET}</item>",
        },
    )
    assert docx.Document(io.BytesIO(sent)).paragraphs[0].text
    kept = cleaned_document(sent).data
    everything = unpacked(kept)
    gone = (SECRET, OUTSIDE, "anka", "comment", "people.xml", "customXml/", "attachedTemplate", '"AA"', "2027-01-01")
    assert [word for word in gone if word.encode() in everything] == []
    again = docx.Document(io.BytesIO(kept))
    assert again.paragraphs[1].text == "Tre lokaler jämförs." and len(again.inline_shapes) == 1
    relations = again.part.rels
    assert (relations["rId90"].target_ref, relations["rId92"].target_ref) == ("about:blank", "about:blank")
    assert relations["rId91"].target_ref == "https://umea.example/"
    assert "<w:ins" in again.element.xml and "jämförs." in again.element.xml


def test_a_spreadsheet_loses_where_it_lay_and_its_comments():
    import openpyxl
    from openpyxl.comments import Comment

    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active["A1"] = 350_000
    book.active["A1"].comment = Comment(f"{SECRET}: för dyrt", SECRET)
    book.save(made)
    path = f'<x15ac:absPath xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac" url="{SECRET}"/>'
    sent = changed(made.getvalue(), {"xl/workbook.xml": ("<workbookPr", path + "<workbookPr")})
    assert b'ObjectType="Note"' in unpacked(sent)
    kept = cleaned_document(sent).data
    gone = (SECRET, "absPath", "comment1.xml", 'ObjectType="Note"')
    assert [word for word in gone if word.encode() in unpacked(kept)] == []
    cell = openpyxl.load_workbook(io.BytesIO(kept)).active["A1"]
    assert (cell.value, cell.comment) == (350_000, None)


def test_boxes_of_comments_go_from_a_drawing_that_is_no_xml():
    note, button = (f'<v:shape id="a"><br><x:ClientData ObjectType="{kind}"/></v:shape>' for kind in ("Note", "Button"))
    assert without_notes(f"<xml>{note}{button}{note}</xml>".encode()) == f"<xml>{button}</xml>".encode()


def test_an_opendocument_text_loses_who_changed_it_and_fetches_nothing():
    names = " ".join(
        f'xmlns:{short}="{long}"'
        for short, long in {
            "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
            "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
            "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
            "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
            "dc": "http://purl.org/dc/elements/1.1/",
            "xlink": "http://www.w3.org/1999/xlink",
        }.items()
    )
    who = f"<dc:creator>{SECRET}</dc:creator><dc:date>2027-01-01T00:00:00</dc:date>"
    content = (
        f"<office:text {names}><text:tracked-changes><office:change-info>{who}</office:change-info>"
        f"</text:tracked-changes><text:p>Tre <office:annotation>{who}<text:p>dyrt</text:p></office:annotation>lokaler "
        f'<text:a xlink:href="https://umea.example/">här</text:a><draw:image xlink:href="{OUTSIDE}/seen.png"/>'
        '<draw:image xlink:href="Pictures/a.png"/></text:p></office:text>'
    )
    settings = f'<a {names}><config:config-item config:name="PrinterName">{SECRET}</config:config-item></a>'
    sent = packed({**ODT, "content.xml": content.encode(), "settings.xml": settings.encode()})
    sent = changed(sent, {"Versions/1": SECRET, "META-INF/documentsignatures.xml": f"<a>{SECRET}</a>"})
    kept = cleaned_document(sent).data
    gone = (SECRET, "2027-01-01", "dyrt", OUTSIDE, "Versions")
    assert [word for word in gone if word.encode() in unpacked(kept)] == []
    with zipfile.ZipFile(io.BytesIO(kept)) as archive:
        written = archive.read("content.xml").decode()
    assert "<text:p>Tre lokaler <text:a" in written and 'xlink:href="https://umea.example/"' in written
    assert 'xlink:href="Pictures/a.png"' in written and 'xlink:href=""' in written
    assert "<dc:creator>Author</dc:creator>" in written


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"<html><script>alert(1)</script>", "Välj en PDF"),
        (b"GIF89a %PDF-1.7", "Välj en PDF"),
        (b"%PDF-1.7 nonsense", "skadad"),
        (packed({"evil.html": b"<script>"}), "Välj en PDF"),
        (a_docx(extra={"word/vbaProject.bin": b"x"}), "makron"),
        (a_docx(extra={"word/embeddings/oleObject1.bin": b"x"}), "makron"),
        (a_docx()[:900], "skadad"),
        (packed({"a.xml": b"<a>" * 400}), "sväller"),
        (packed({"../a.xml": b"<a/>"}), "skadad"),
        (packed({"a.bin": b"0" * 9_000_000}), "sväller"),
    ],
    ids=["html", "polyglot", "pdf nonsense", "zip", "macros", "ole", "cut off", "nested", "climbing", "bomb"],
)
def test_what_is_no_file_we_take_is_refused_in_words(sent, words):
    with pytest.raises(ValidationError) as error:
        cleaned_document(sent)
    assert words in " ".join(error.value.messages)


def test_a_locked_pdf_is_asked_for_without_its_password():
    kept = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(kept, encryption=pikepdf.Encryption(owner="hemligt", user="hemligt"))
    with pytest.raises(ValidationError) as error:
        cleaned_document(kept.getvalue())
    assert "lösenord" in error.value.messages[0]


@pytest.mark.parametrize(
    ("name", "ending", "kept"),
    [
        ("../../Budget <2027>.PDF", "pdf", "Budget 2027.pdf"),
        ("C:\\Users\\anka\\lägesbild.docx", "docx", "lägesbild.docx"),
        ("\r\nSet-Cookie: a.pdf", "pdf", "Set-Cookie a.pdf"),
        ("....", "jpg", "Jpg.jpg"),
    ],
)
def test_a_file_is_called_what_it_was_called_in_plain_signs(name, ending, kept):
    assert safe_name(name, ending) == kept
