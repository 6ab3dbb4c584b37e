"""Text that leaves in a spreadsheet: it must never be taken for a formula."""

import unicodedata

DANGEROUS = frozenset("=+-@\t\r\n\0")
# Signs that a spreadsheet, or the person who cleans its data, may fold into one of the above.
LOOKALIKES = frozenset("＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−")
QUOTE = "'"


def neutralise(text: str) -> str:
    """A text whose first sign a spreadsheet could take for a formula, even behind blanks or invisible signs, is given
    an apostrophe in front; every other text stays as it is. Source: security, threat 8; issue 2 point 9.
    """
    return QUOTE + text if starts_dangerously(text) else text


def starts_dangerously(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula: = + - @, their full-width and other forms, tab, carriage
    return, line feed or NUL in front, also behind blanks and invisible signs. Source: security, threat 8.
    """
    if not text:
        return False
    for sign in text:
        if sign in DANGEROUS or sign in LOOKALIKES:
            return True
        if not (sign.isspace() or unicodedata.category(sign) in INVISIBLE):
            return unicodedata.normalize("NFKC", sign)[:1] in DANGEROUS
    return False


INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zs", "Zl", "Zp", "Mn", "Me"})


def cell(value: str | float | int | None) -> str | float | int:
    """A cell as it may leave: text made harmless, numbers as they are, nothing as an empty text.

    Source: security, threat 8.
    """
    if value is None:
        return ""
    return neutralise(value) if isinstance(value, str) else value
