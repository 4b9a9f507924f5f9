"""Reading an uploaded or pasted text into what we keep: NFC, ``\\n`` line ends, nothing that cannot be seen.

Nothing about a file is believed but its bytes: not its name, not its type, not the sizes it claims. What cannot be
read safely is refused in words (``ValidationError``); no input raises anything else. What a file holds and we do not
take is said in ``Reading.notes``: nothing is dropped silently.
"""

from dialogues.files import LARGEST_FILE
from dialogues.files.clean import Reading, clean_text

from .files import read_file

__all__ = ["LARGEST_FILE", "Reading", "clean_text", "read_file"]
