"""Whether intelligence can be taken in, whether a grade is whole, and when two records name the same."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from itertools import dropwhile

from intelligence.choices import Danger, Handling, Part
from slscb.core.errors import Fault
from slscb.core.findings import Findings, findings

RING_FIRST = (
    "Ring 999 now if a child is in danger, or the front door if the danger is not immediate. "
    "Come back afterwards: what you typed is still here"
)


@dataclass(frozen=True, slots=True)
class Sent:
    """What decides whether a report can be taken in."""

    danger: str
    narrative: str
    observed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and what goes with it."""

    handling: str
    conditions: str
    sanitised_text: str
    narrative: str


def check_danger(danger: str) -> Findings:
    """A child in danger is for 999 or the front door first, and never for this form alone.

    Source: domain section 6, the partnership intelligence form: not a referral, not an emergency.
    """
    return findings((Fault("danger", RING_FIRST) if danger == Danger.YES else None,))


def check_report(sent: Sent, now: datetime) -> Findings:
    """A report is not an emergency, says what was seen or heard, and nothing of the future.

    Source: domain section 6, the partnership intelligence form.
    """
    return findings(
        (
            *check_danger(sent.danger).faults,
            Fault("narrative", "Enter what was seen or heard") if not sent.narrative.strip() else None,
            Fault("observed_at", "The time must be in the past")
            if sent.observed_at and sent.observed_at > now
            else None,
        )
    )


def check_grade(grade: Grade) -> Findings:
    """Handling code C needs its conditions, and P has none; the sanitised text is not the sender's own words.

    Source: domain section 6, intelligence report 3x5x2.
    """
    has_conditions = bool(grade.conditions.strip())
    is_copied = bool(grade.sanitised_text.strip()) and _plain(grade.sanitised_text) == _plain(grade.narrative)
    return findings(
        (
            Fault("conditions", "Enter the conditions under which it may be shared")
            if grade.handling == Handling.CONDITIONS and not has_conditions
            else None,
            Fault("conditions", "Code P has no conditions: choose C, or leave this empty")
            if grade.handling == Handling.PERMITTED and has_conditions
            else None,
            Fault("sanitised_text", "Write it so that nothing points to the source; this is the sender's own text")
            if is_copied
            else None,
        )
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


MATCHED = 200  # characters of a name that count
FEWEST_DIGITS, MOST_DIGITS = 10, 15
LEADING = frozenset({"at", "by", "in", "near", "on", "outside", "opposite", "the", "a", "an", "to"})
ENDINGS = {"rd": "road", "st": "street", "ave": "avenue", "ln": "lane", "ctr": "centre", "sq": "square"}
# Words that make a place no place of a name: each child has a home and friends of her own.
NO_PLACE = frozenset({
    "home", "placement", "own", "friend", "friends", "friend's", "relative", "relatives", "relative's", "cousin's", "carer's",
    "unknown", "known", "somewhere", "anywhere",
})  # fmt: skip
NO_PERSON = frozenset({
    "friend", "friends", "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "adult", "adults",
    "someone", "somebody", "unknown", "known", "nobody", "alone", "male", "males", "female", "females",
    "boyfriend", "girlfriend", "mother", "mum", "father", "dad", "brother", "sister", "cousin", "uncle", "aunt",
    "people", "others", "older", "old", "young", "younger", "tall", "two", "three", "some", "other", "another",
    "and", "with", "from", "of", "car", "school", "family", "his", "her", "their",
})  # fmt: skip
REGISTRATION = re.compile(r"(?=.*[A-Z])(?=.*\d)[A-Z\d]{2,8}")
SAY_WHICH = {
    Part.FOUND: "Enter the name of one place, such as a street, a shop or a station: “home” or “a friend’s” is none",
    Part.BEEN: "Enter the name of one place, such as a street, a shop or a station: “home” or “a friend’s” is none",
    Part.WITH: "Enter a name or a nickname: “a man” or “friends” is nobody in particular",
    Part.DRIVEN: "Enter the registration, such as AB12 CDE: a colour or a make is no vehicle in particular",
    Part.CALLED: f"Enter a telephone number of {FEWEST_DIGITS} to {MOST_DIGITS} digits",
}


def match_name(part: str, words: str) -> str:
    """What the spellings of one place, person, vehicle or telephone have in common; "" where the words name none.

    Places and people by their words in small letters, without accents, punctuation and leading 'at the'; vehicles by the
    letters and digits of the registration; telephones by their digits, +44 being 0.

    Source: issue 5 point 5, records and not text.
    """
    if part == Part.DRIVEN:
        plate = re.sub(r"[\s.-]", "", words).upper()
        return plate if REGISTRATION.fullmatch(plate) else ""
    if part == Part.CALLED:
        return _number(words)
    return _person(words) if part == Part.WITH else _place(words)


def check_mention(part: str, words: str) -> Findings:
    """Whoever or whatever is named must be one in particular. Source: issue 5 point 5, naming the same."""
    return findings((None if match_name(part, words) else Fault("words", SAY_WHICH[Part(part)]),))


def _number(words: str) -> str:
    if re.search(r"[^\d\s()+./-]", words):
        return ""
    digits = re.sub(r"\D", "", words)
    international = words.strip().startswith("+") or digits.startswith("00")
    digits = re.sub(r"^(?:00)?440?", "0", digits) if international else digits
    return digits if FEWEST_DIGITS <= len(digits) <= MOST_DIGITS else ""


def _words(text: str) -> list[str]:
    """The words in small letters without accents and punctuation, and without what leads up to a name."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    found = [word.strip("'") for word in re.findall(r"[\w']+", bare)]
    return list(dropwhile(LEADING.__contains__, filter(None, found)))


def _person(words: str) -> str:
    found = _words(words)
    return _joined(found) if set(found) - NO_PERSON - LEADING else ""


def _place(words: str) -> str:
    found = _words(words)
    ending = [ENDINGS.get(word, word) for word in found[-1:]]
    return "" if set(found) & NO_PLACE else _joined([*found[:-1], *ending])


def _joined(found: list[str]) -> str:
    return " ".join(found).replace("'", "")[:MATCHED].strip()
