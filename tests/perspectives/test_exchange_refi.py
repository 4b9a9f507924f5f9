"""Codebooks and projects of the REFI-QDA standard: valid by its schemas, read back as they were, refused in words."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.exchange import safe
from perspectives.exchange.qdc import read_codebook, write_codebook
from perspectives.exchange.qdpx import write_qdpx
from perspectives.exchange.qdpx_in import read_qdpx
from perspectives.exchange.reading import read_upload
from perspectives.exchange.shapes import (
    Applied,
    Case,
    Code,
    Note,
    Project,
    Selection,
    Source,
    User,
    Variable,
    in_tree_order,
    new_guid,
)

from .refi import faults, project_faults

HEAD = '<?xml version="1.0" encoding="utf-8"?>'
NS = 'xmlns="urn:QDA-XML:codebook:1.0"'
A, B, C, D = (f"{letter * 8}-1111-4111-8111-111111111111" for letter in "abcd")
TEXT = "Hon sa 👩🏽‍🏫 att det var bra.\nمرحبا \u200fبكم\n\tSlut å̈.\n"


def codes() -> list[Code]:
    return [
        Code(A, "Att bli utpekad", 'När man "blir" <sedd> & dömd\npå två rader'),
        Code(B, "Skolan", "", A),
        Code(C, "Vägen dit", "  ", B),
        Code(D, "Otrygghet 👩🏽‍🏫", "مرحبا"),
    ]


def shape(rows: list[Code]) -> list[tuple]:
    by_key = {code.key: code.title for code in rows}
    return [(code.key, code.title, code.description.strip(), by_key.get(code.parent)) for code in rows]


def refused(data: bytes) -> str:
    with pytest.raises(ValidationError) as raised:
        read_upload(data)
    return " ".join(raised.value.messages)


# --- Codebooks ----------------------------------------------------------------------------------------------------


def test_a_codebook_is_valid_and_comes_back_as_it_was():
    data = write_codebook(codes())
    assert faults(data, "Codebook") == []
    assert shape(read_codebook(data).codes) == shape(codes())
    assert read_codebook(data).left_out == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip),
            st.text(st.characters(exclude_categories=["Cs", "Cc"])),
            st.integers(0, 30),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_codebook_is_valid_and_comes_back(rows):
    made: list[Code] = []
    for title, description, above in rows:
        parent = made[above % len(made)].key if made and above % 3 else ""
        made.append(Code(new_guid(), " ".join(title.split()) or "x", description.strip(), parent))
    data = write_codebook(made)
    assert faults(data, "Codebook") == []
    expected = [code for _level, code in in_tree_order(made)]
    legal = [ord(char) not in {0xFFFE, 0xFFFF} for code in made for char in code.title + code.description]
    if all(legal):
        assert shape(read_codebook(data).codes) == shape(expected)


def test_an_empty_codebook_is_not_written_since_the_schema_has_none():
    with pytest.raises(ValidationError, match="inga teman"):
        write_codebook([])


def test_taguettes_codebook_with_its_empty_sets_is_read():
    data = f"""{HEAD}
<CodeBook {NS} origin="Taguette 1.5.2"><Codes><Code guid="{A.upper()}" name="interesting" isCodable="true"></Code>
<Code guid="{B.upper()}" name="people" isCodable="true"></Code></Codes><Sets></Sets></CodeBook>""".encode()
    read = read_codebook(data)
    assert [(code.key, code.title) for code in read.codes] == [(A, "interesting"), (B, "people")]
    assert read.left_out == []


def test_what_has_no_place_is_said():
    data = f"""{HEAD}<CodeBook {NS}><Codes>
<Code guid="{A}" name="Rubrik" isCodable="false" color="#ff0000"><Code guid="{A}" name="Samma" isCodable="true"/></Code>
<Code guid="{B}" name=" " isCodable="true"><Code guid="{C}" name="Under" isCodable="true"/></Code>
</Codes><Sets><Set guid="{B}" name="En"/></Sets></CodeBook>""".encode()
    read = read_codebook(data)
    titles = {code.key: code.title for code in read.codes}
    assert [(code.title, titles.get(code.parent)) for code in read.codes] == [
        ("Rubrik", None),
        ("Samma", "Rubrik"),
        ("Under", None),
    ]
    assert len(titles) == 3
    assert len(read.left_out) == 5


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf  \n", "tom"),
        (b"<CodeBook>", "trasig"),
        (write_codebook(codes())[:200], "trasig"),
        (b"<html><body>Inloggning</body></html>", "trasig|inte en kodbok"),
        (b"<Project/>", "ingen kodbok"),
        (f"{HEAD}<CodeBook {NS}><Codes/></CodeBook>".encode(), "inga koder"),
        ('<?xml version="1.0" encoding="utf-8"?><CodeBook>å</CodeBook>'.encode("latin-1"), "trasig"),
        (b'<?xml version="1.0" encoding="klingon"?><CodeBook/>', "UTF-8|trasig"),
        (b"<\x00\x00\x01", "trasig"),
    ],
)
def test_what_is_no_codebook_is_refused_in_words(body, why):
    with pytest.raises(ValidationError, match=why):
        read_upload(body)


def test_a_codebook_in_another_alphabet_that_says_so_is_read():
    code = f'<Code guid="{A}" name="Ålidhem" isCodable="true"/>'
    text = f'<?xml version="1.0" encoding="{{0}}"?><CodeBook {NS}><Codes>{code}'
    for encoding in ("iso-8859-1", "utf-16"):
        data = (text.format(encoding) + "</Codes></CodeBook>").encode(encoding)
        assert [code.title for code in read_upload(data).codes] == ["Ålidhem"]


def test_an_external_entity_and_a_thousand_laughs_are_not_opened():
    entity = f'{HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><CodeBook {NS}>&e;</CodeBook>'
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughing = f'{HEAD}<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><CodeBook {NS}>&l9;</CodeBook>'
    outside = f'{HEAD}<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><CodeBook {NS}/>'
    for text in (entity, laughing, outside):
        assert "utanför" in refused(text.encode())


def test_two_hundred_levels_and_a_hundred_thousand_codes_are_refused():
    opening = "".join(f'<Code guid="{new_guid()}" name="n{n}" isCodable="true">' for n in range(200))
    deep = f"{HEAD}<CodeBook {NS}><Codes>{opening}{'</Code>' * 200}</Codes></CodeBook>"
    assert "nivåer" in refused(deep.encode())
    one = f'<Code guid="{A}" name="n" isCodable="true"/>'
    many = f"{HEAD}<CodeBook {NS}><Codes>{one * 100_000}</Codes></CodeBook>"
    assert "Dela" in refused(many.encode())
    few = f"{HEAD}<CodeBook {NS}><Codes>{one * 6000}</Codes></CodeBook>"
    assert "högst 5000" in refused(few.encode())


def test_too_large_a_file_is_not_read(monkeypatch):
    monkeypatch.setattr(safe, "LARGEST_FILE", 1000)
    assert "större" in refused(b"<" + b"x" * 2000)


# --- Projects -----------------------------------------------------------------------------------------------------


def project() -> Project:
    user, variable, source, note = (new_guid() for _ in range(4))
    at = datetime(2022, 3, 1, 12, 30, tzinfo=UTC)
    emoji = TEXT.index("👩")
    selections = [
        Selection(
            new_guid(), emoji, emoji + 4, [Applied(A, user=user, at=at), Applied(B)], "Utsaga 1", "[Läraren]", user, at
        ),
        Selection(new_guid(), emoji + 2, len(TEXT), [Applied(C)], notes=[note]),
    ]
    made = codes()
    made[0].notes = [note]
    values = [(variable, "18–25"), (variable, "<annat>")]
    return Project(
        "Segregation & <skola>",
        users=[User(user, "Ines Isbark")],
        codes=made,
        variables=[Variable(variable, "Ålder")],
        cases=[Case(new_guid(), "Person 1", values, [source], [selections[0].key])],
        sources=[Source(source, "Intervju 1", TEXT, "djupintervju", selections), Source(new_guid(), "Tom", "")],
        notes=[Note(note, "Om", "rad 1\nrad 2 ]]> &amp;")],
        project_notes=[note],
        user=user,
        at=at,
    )


def written(what: Project) -> bytes:
    out = io.BytesIO()
    write_qdpx(what, out)
    return out.getvalue()


def test_a_project_is_valid_and_comes_back_as_it_was():
    sent = project()
    data = written(sent)
    assert project_faults(data) == []
    read = read_qdpx(data)
    assert read.left_out == []
    sent.codes[2].description = ""  # blanks alone are nothing
    assert read.project == sent


def test_the_text_is_byte_exact_and_positions_are_code_points():
    data = written(project())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        [first, _second] = [name for name in archive.namelist() if name.startswith("sources/")]
        assert archive.read(first) == TEXT.encode()
    source = read_qdpx(data).project.sources[0]
    marked = [source.text[one.start : one.end] for one in source.selections]
    assert marked[0] == "👩🏽‍🏫"
    assert marked[1] == TEXT[TEXT.index("👩") + 2 :]


def test_an_empty_project_is_valid():
    assert project_faults(written(Project(""))) == []


def test_what_a_project_holds_and_we_do_not_is_said():
    body = f"""{HEAD}<Project xmlns="urn:QDA-XML:project:1.0" name="P"><Sources>
<PictureSource guid="{A}" path="internal://a.png"/><TextSource guid="{B}" plainTextPath="relative:///etc/passwd"/>
<TextSource guid="{C}"><PlainTextContent>hej</PlainTextContent>
<PlainTextSelection guid="{A}" startPosition="0" endPosition="3"/>
<PlainTextSelection guid="{B}" startPosition="2" endPosition="9"/>
<PlainTextSelection guid="{B}" startPosition="-1" endPosition="2"/></TextSource></Sources>
<Sets><Set guid="{A}" name="s"/></Sets></Project>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("project.qde", body)
    read = read_qdpx(out.getvalue())
    assert [(one.text, len(one.selections)) for one in read.project.sources] == [("hej", 1)]
    assert len(read.left_out) == 4


def test_of_a_project_the_codebook_is_taken_in():
    read = read_upload(written(project()))
    assert [code.title for code in read.codes] == [code.title for code in codes()]
    assert "Bara kodboken" in " ".join(read.left_out)


def test_a_packed_file_made_to_swell_is_not_opened():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", b" " * 30_000_000)
    assert "packas upp" in refused(out.getvalue())


def test_broken_locked_and_renamed_packed_files_are_refused_in_words():
    data = written(project())
    assert refused(data[: len(data) // 2])
    assert refused(data[:30] + b"\x00" * 200 + data[230:])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hej.txt", "hej")
    assert "varken" in refused(out.getvalue())
