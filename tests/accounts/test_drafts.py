"""The key that unsaved words are sealed with in a browser."""

from base64 import b64decode

import pytest

from accounts.drafts import draft_key
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_writer_has_a_key_of_256_bits_that_stays():
    assert len(b64decode(draft_key(7))) == 32
    assert draft_key(7) == draft_key("7") != draft_key(8)


def test_with_another_secret_it_is_another(settings):
    before = draft_key(7)
    settings.SECRET_KEY = "another" * 10
    assert draft_key(7) != before


def test_it_stands_on_its_writers_own_page_alone(signed_in, dialogue, ines, lena):
    interview = factories.make_interview(dialogue, ines, text="Vi satt vid köksbordet.")
    address = f"/dialogues/{dialogue.slug}/interviews/{interview.number}/text/"
    own, other = signed_in(ines).get(address).text, signed_in(lena).get(address).text
    assert f'data-draft-key="{draft_key(ines.pk)}"' in own
    assert f'data-draft-key="{draft_key(lena.pk)}"' in other
    assert draft_key(ines.pk) not in other
