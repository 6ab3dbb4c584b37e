"""NHS numbers. Source: NHS Data Dictionary, NHS NUMBER: ten digits, the last a modulus 11 check digit."""


def digits_of(text: str) -> str:
    """The number without the spaces and dashes people type between the groups."""
    return "".join(text.replace("-", " ").split())


def is_nhs_number(digits: str) -> bool:
    """Whether these are ten digits of which the last is 11 minus the others' sum, weighted 10 down to 2, modulo 11.

    A check digit of 11 is written 0; a number whose check digit would be 10 is never issued.
    """
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def spaced(digits: str) -> str:
    """The number as it is printed: 943 476 5919."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}" if len(digits) == 10 else digits
