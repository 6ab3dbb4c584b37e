"""Given and family names of Slough's communities, put together by chance: any likeness to a person is chance too."""

from dataclasses import dataclass

from cases.choices import Ethnicity, Sex
from reporting.seeding import words
from reporting.seeding.chance import Chance, Mix


@dataclass(frozen=True)
class Community:
    """Names that go together."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]


POOLS = {
    name: Community(*(tuple(pools[part]) for part in ("girls", "boys", "families")))
    for name, pools in words.read("names").items()
}
ETHNICITIES = Mix(
    {
        Ethnicity.WBRI: 25.0,
        Ethnicity.WIRI: 1.0,
        Ethnicity.WOTH: 8.0,
        Ethnicity.WIRT: 0.5,
        Ethnicity.WROM: 1.5,
        Ethnicity.MWBC: 2.5,
        Ethnicity.MWBA: 1.0,
        Ethnicity.MWAS: 2.5,
        Ethnicity.MOTH: 1.5,
        Ethnicity.AIND: 16.0,
        Ethnicity.APKN: 22.0,
        Ethnicity.ABAN: 1.0,
        Ethnicity.AOTH: 4.5,
        Ethnicity.BCRB: 2.0,
        Ethnicity.BAFR: 6.5,
        Ethnicity.BOTH: 1.0,
        Ethnicity.CHNE: 0.5,
        Ethnicity.OOTH: 2.0,
        Ethnicity.REFU: 0.3,
        Ethnicity.NOBT: 0.7,
    }
)
ANYONE = ("british", "pakistani", "indian", "polish", "african")
COMMUNITIES: dict[Ethnicity, tuple[str, ...]] = {
    Ethnicity.WBRI: ("british",),
    Ethnicity.WIRI: ("irish",),
    Ethnicity.WOTH: ("polish", "polish", "romanian"),
    Ethnicity.WIRT: ("irish",),
    Ethnicity.WROM: ("roma",),
    Ethnicity.MWBC: ("british", "caribbean"),
    Ethnicity.MWBA: ("british", "african"),
    Ethnicity.MWAS: ("british", "pakistani", "indian"),
    Ethnicity.MOTH: ANYONE,
    Ethnicity.AIND: ("indian",),
    Ethnicity.APKN: ("pakistani",),
    Ethnicity.ABAN: ("bangladeshi",),
    Ethnicity.AOTH: ("other_asian",),
    Ethnicity.BCRB: ("caribbean",),
    Ethnicity.BAFR: ("somali", "somali", "african"),
    Ethnicity.BOTH: ("african", "caribbean"),
    Ethnicity.CHNE: ("chinese",),
    Ethnicity.OOTH: ("arab",),
    Ethnicity.REFU: ANYONE,
    Ethnicity.NOBT: ANYONE,
}
MIXED = (Ethnicity.MWBC, Ethnicity.MWBA, Ethnicity.MWAS, Ethnicity.MOTH)


def name_of(chance: Chance, ethnicity: Ethnicity, sex: Sex) -> tuple[str, str]:
    """A given and a family name; of two communities where the child belongs to two."""
    among = COMMUNITIES[ethnicity]
    mine = chance.one(among)
    theirs = chance.one(among) if ethnicity in MIXED else mine
    return given_name(chance, POOLS[mine], sex), family_name(chance, POOLS[theirs])


def given_name(chance: Chance, community: Community, sex: Sex) -> str:
    """A given name; now and then a double one."""
    pool = community.boys if sex == Sex.MALE else community.girls
    name = chance.one(pool)
    return f"{name}-{chance.one(pool)}" if chance.happens(0.015) else name


def family_name(chance: Chance, community: Community) -> str:
    """A family name; now and then two of them."""
    name = chance.one(community.families)
    return f"{name}-{chance.one(community.families)}" if chance.happens(0.08) else name


def adult(chance: Chance) -> tuple[str, str]:
    """The name of someone who works in the borough."""
    sex = Sex.FEMALE if chance.happens(0.7) else Sex.MALE
    return name_of(chance, ETHNICITIES.draw(chance), sex)
