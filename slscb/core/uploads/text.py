"""Plain text: UTF-8 without control characters, and nothing that a program would run as a page."""

from slscb.core.uploads.refusing import Refused

ALLOWED = {"\n", "\r", "\t", "\f"}


def rewrite(content: bytes) -> bytes:
    """The text as UTF-8 without a byte order mark. Raises Refused."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("The selected file is no plain text. Save it as text in UTF-8") from None
    if any(letter < " " and letter not in ALLOWED for letter in set(words)):
        raise Refused("The selected file is no plain text. Save it as text in UTF-8")
    return words.encode()
