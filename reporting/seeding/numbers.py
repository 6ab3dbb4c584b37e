"""Numbers that look right, pass their check digits and belong to nobody."""

from cases.rules import REFERENCE_ALPHABET
from slscb.core.forms.nhs import is_nhs_number

MILLION = 1_000_000
STRIDE = 611_953  # shares no factor with a million, so that the first million numbers are all different
UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
NO_AUTHORITY = "999"  # no local authority has this number, so no real pupil does


def nhs_number(index: int) -> str | None:
    """The NHS number of the `index`-th child, from the range 999 that is kept for tests; None where none would check."""
    nine = f"999{scattered(index):06}"
    return next((nine + digit for digit in "0123456789" if is_nhs_number(nine + digit)), None)


def upn(index: int) -> str:
    """The unique pupil number of the `index`-th child, with its check letter. Source: DfE, guide to UPNs."""
    digits = f"{NO_AUTHORITY}{scattered(index):09}"
    total = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return UPN_LETTERS[total % 23] + digits


def reference(index: int) -> str:
    """The reference of the `index`-th child, scattered so that it does not tell how many there are."""
    base = len(REFERENCE_ALPHABET)
    number = (index * 350_377_741_913 + 77_003_918_273) % base**8
    letters = ""
    for _ in range(8):
        number, rest = divmod(number, base)
        letters += REFERENCE_ALPHABET[rest]
    return f"{letters[:4]}-{letters[4:]}"


def landline(index: int) -> str:
    """A telephone number that Ofcom keeps for drama."""
    return f"01632 960{index % 1000:03}"


def mobile(index: int) -> str:
    """A mobile number that Ofcom keeps for drama."""
    return f"07700 900{index % 1000:03}"


def scattered(index: int) -> int:
    """A different place for each of a million indices; after a million the numbers grow longer instead of repeating."""
    rounds, place = divmod(index, MILLION)
    return rounds * MILLION + (place * STRIDE + 271_828) % MILLION
