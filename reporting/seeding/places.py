"""Streets, schools and placements that do not exist, in wards that do."""

from cases.choices import Ward
from reporting.seeding.chance import Chance, Mix

DISTRICTS = {
    Ward.BAYLIS: "SL1 3",
    Ward.BRITWELL: "SL2 2",
    Ward.CENTRAL: "SL1 1",
    Ward.CHALVEY: "SL1 2",
    Ward.CIPPENHAM_GREEN: "SL1 5",
    Ward.CIPPENHAM_MEADOWS: "SL1 5",
    Ward.COLNBROOK: "SL3 0",
    Ward.ELLIMAN: "SL2 5",
    Ward.FARNHAM: "SL2 1",
    Ward.FOXBOROUGH: "SL3 8",
    Ward.HAYMILL: "SL1 6",
    Ward.LANGLEY_KEDERMISTER: "SL3 7",
    Ward.LANGLEY_ST_MARYS: "SL3 8",
    Ward.UPTON: "SL1 9",
    Ward.WEXHAM: "SL2 5",
    Ward.OUTSIDE: "SL4 5",
}
WARDS = Mix(
    {
        Ward.BAYLIS: 8.0,
        Ward.BRITWELL: 10.0,
        Ward.CENTRAL: 9.0,
        Ward.CHALVEY: 10.0,
        Ward.CIPPENHAM_GREEN: 6.0,
        Ward.CIPPENHAM_MEADOWS: 7.0,
        Ward.COLNBROOK: 4.0,
        Ward.ELLIMAN: 8.0,
        Ward.FARNHAM: 8.0,
        Ward.FOXBOROUGH: 5.0,
        Ward.HAYMILL: 6.0,
        Ward.LANGLEY_KEDERMISTER: 6.0,
        Ward.LANGLEY_ST_MARYS: 4.0,
        Ward.UPTON: 5.0,
        Ward.WEXHAM: 5.0,
        Ward.OUTSIDE: 3.0,
    }
)
INWARD = "ABDEFGHJLNPQRSTUWXYZ"
FIRST_PARTS = (
    "Alderholt", "Barnstone", "Birchmere", "Bramwick", "Cinderford", "Coppermill", "Cressway", "Dovecroft", "Eastholme",
    "Fennimore", "Garnet", "Hazelbrook", "Heronsway", "Juniper", "Kestrel", "Larkmead", "Lindenhay", "Marlowe Hay",
    "Netherby", "Oakenshaw", "Pennyfield", "Quarrydale", "Ravensmead", "Rushbrook", "Saltmarsh", "Silverdale",
    "Tannery", "Thistledown", "Underhay", "Wagtail", "Whitemoor", "Yarrowfield",
)  # fmt: skip
SECOND_PARTS = ("Road", "Street", "Close", "Avenue", "Way", "Lane", "Gardens", "Crescent", "Drive", "Court")
SCHOOLS = (
    "Brackenhill Academy", "Castlemead School", "Eastfield Grammar School", "Fairoak Academy", "Granary Park School",
    "Hollybush School", "Lakeside Secondary School", "Montem Brook Academy", "Northway Academy", "Orchard Vale School",
    "Priory Lane School", "St Aldwyn's Catholic School", "Thames Reach Academy", "Windrush Hill School",
)  # fmt: skip
ALTERNATIVES = (
    "Haybrook Bridge (alternative provision)",
    "The Weir Centre (alternative provision)",
    "Educated at home",
    "Not on a school roll",
)
PLACEMENTS = (
    "Birchway House", "Cranfield Lodge", "Dunmore House", "Elmstead", "Foxglove House", "Hartwell Lodge", "Ivy Bank",
    "Kingsmere House", "Larch House", "Mill Cottage", "Rowan House", "Summerleaze Lodge",
)  # fmt: skip
FOSTER_HOMES = "Foster home, {street}"


def address(chance: Chance) -> str:
    """A house in a street that is on no map."""
    return f"{chance.whole(1, 148)} {street(chance)}, Slough"


def street(chance: Chance) -> str:
    """The name of a street that is on no map."""
    return f"{chance.one(FIRST_PARTS)} {chance.one(SECOND_PARTS)}"


def placement(chance: Chance) -> str:
    """Where a looked-after child lives: a home with a name, or a foster home."""
    if chance.happens(0.4):
        return f"{chance.one(PLACEMENTS)}, {street(chance)}, Slough"
    return FOSTER_HOMES.format(street=street(chance))


def postcode(chance: Chance, ward: Ward) -> str:
    """A postcode of the right shape for the ward."""
    return DISTRICTS[ward] + chance.one(INWARD) + chance.one(INWARD)


def school(chance: Chance, age: int) -> str:
    """The school of a child of secondary age; nothing for a younger or older one."""
    if not 11 <= age <= 17:
        return ""
    return chance.one(SCHOOLS) if chance.happens(0.9) else chance.one(ALTERNATIVES)
