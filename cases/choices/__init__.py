"""Codes of a child's record. Sex and ethnicity are the codes of the SSDA903 return."""

from django.db.models import TextChoices


class Sex(TextChoices):
    FEMALE = "F", "Female"
    MALE = "M", "Male"
    UNKNOWN = "U", "Not known"


class Ethnicity(TextChoices):
    WBRI = "WBRI", "White British"
    WIRI = "WIRI", "White Irish"
    WOTH = "WOTH", "Any other White background"
    WIRT = "WIRT", "Traveller of Irish heritage"
    WROM = "WROM", "Gypsy or Roma"
    MWBC = "MWBC", "White and Black Caribbean"
    MWBA = "MWBA", "White and Black African"
    MWAS = "MWAS", "White and Asian"
    MOTH = "MOTH", "Any other Mixed background"
    AIND = "AIND", "Indian"
    APKN = "APKN", "Pakistani"
    ABAN = "ABAN", "Bangladeshi"
    AOTH = "AOTH", "Any other Asian background"
    BCRB = "BCRB", "Black Caribbean"
    BAFR = "BAFR", "Black African"
    BOTH = "BOTH", "Any other Black background"
    CHNE = "CHNE", "Chinese"
    OOTH = "OOTH", "Any other ethnic group"
    REFU = "REFU", "Refused"
    NOBT = "NOBT", "Not yet obtained"


class CareStatus(TextChoices):
    NONE = "none", "Living at home, no plan"
    CHILD_IN_NEED = "cin", "Child in need"
    CHILD_PROTECTION = "cp", "Child protection plan"
    LOOKED_AFTER = "lac", "Looked after by Slough"
    LOOKED_AFTER_ELSEWHERE = "lac_other", "Looked after by another authority, placed in Slough"


class CaseStatus(TextChoices):
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


class Ward(TextChoices):
    BAYLIS = "baylis", "Baylis and Stoke"
    BRITWELL = "britwell", "Britwell and Northborough"
    CENTRAL = "central", "Central"
    CHALVEY = "chalvey", "Chalvey"
    CIPPENHAM_GREEN = "cippenham_green", "Cippenham Green"
    CIPPENHAM_MEADOWS = "cippenham_meadows", "Cippenham Meadows"
    COLNBROOK = "colnbrook", "Colnbrook with Poyle"
    ELLIMAN = "elliman", "Elliman"
    FARNHAM = "farnham", "Farnham"
    FOXBOROUGH = "foxborough", "Foxborough"
    HAYMILL = "haymill", "Haymill and Lynch Hill"
    LANGLEY_KEDERMISTER = "langley_kedermister", "Langley Kedermister"
    LANGLEY_ST_MARYS = "langley_st_marys", "Langley St Mary's"
    UPTON = "upton", "Upton"
    WEXHAM = "wexham", "Wexham Lea"
    OUTSIDE = "outside", "Outside Slough"


class AddressPurpose(TextChoices):
    """Why somebody asks to be shown where a child lives."""

    VISIT = "visit", "To visit the child"
    MISSING = "missing", "The child is missing"
    DANGER = "danger", "Somebody is in danger"
    PLAN = "plan", "For a plan, a strategy discussion or a court"
    CORRECT = "correct", "To check that it is right"


class Basis(TextChoices):
    """Why a person or group may see a child."""

    ALLOCATION = "allocation", "Allocated worker"
    TEAM = "team", "Team that holds the case"
    AGENCY = "agency", "Agency involved"
    PANEL_OFFICE = "panel_office", "Put forward for the SERAC panel"
    PANEL = "panel", "On a circulated SERAC agenda"
    ESCALATION = "escalation", "Escalated to the CSE lead"
    NAMED = "named", "Named on a protected record"
    SHARE = "share", "Shared with this person for a time"
    BREAK_GLASS = "break_glass", "Opened in an emergency"


class Protection(TextChoices):
    """How far a child is kept from those who are not named; the order is from the least to the most."""

    OPEN = "open", "Not protected"
    RESTRICTED = "restricted", "Restricted"
    SEALED = "sealed", "Sealed"


class ProposalState(TextChoices):
    WAITING = "waiting", "Waits for a second person"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"


class NumberKind(TextChoices):
    """A number that one child has, and the records of no other."""

    NHS = "nhs", "NHS number"
    UPN = "upn", "unique pupil number"


class RelationshipKind(TextChoices):
    MOTHER = "mother", "Mother"
    FATHER = "father", "Father"
    CARER = "carer", "Carer"
    SIBLING = "sibling", "Brother or sister"
    GRANDPARENT = "grandparent", "Grandparent"
    FRIEND = "friend", "Friend"
    OTHER_FAMILY = "other_family", "Other family"
    OF_CONCERN = "of_concern", "Person of concern"


class NoteKind(TextChoices):
    CONTACT = "contact", "Contact"
    VISIT = "visit", "Visit"
    MEETING = "meeting", "Meeting"
    CALL = "call", "Telephone call"
    DECISION = "decision", "Management decision"
    INFORMATION = "information", "Information from an agency"
    HEALTH = "health", "Health detail"


# What follows are the codes of the DfE's return on looked-after children (SSDA903); labels in our own, shorter words.


class UpnUnknown(TextChoices):
    """Why a looked-after child has no unique pupil number."""

    UN1 = "UN1", "Not of school age, none given yet"
    UN2 = "UN2", "Never attended a maintained school in England"
    UN3 = "UN3", "Educated outside England"
    UN4 = "UN4", "Newly looked after, number not yet known"
    UN5 = "UN5", "Sources disagree about the number"


class ReasonBegan(TextChoices):
    """Why an episode of care begins (RNE)."""

    STARTED = "S", "Started to be looked after"
    PLACEMENT = "P", "Change of placement and carer"
    LEGAL = "L", "Change of legal status"
    SAME_CARER = "T", "Change of placement, same carer"
    LEGAL_SAME_CARER = "U", "Change of legal status and placement, same carer"
    BOTH = "B", "Change of legal status, placement and carer"


class LegalStatus(TextChoices):
    C1 = "C1", "Interim care order"
    C2 = "C2", "Full care order"
    D1 = "D1", "Freeing order"
    E1 = "E1", "Placement order"
    V2 = "V2", "Accommodated under section 20"
    V3 = "V3", "Short breaks, each recorded"
    V4 = "V4", "Short breaks, an agreed series"
    L1 = "L1", "Police protection"
    L2 = "L2", "Emergency protection order"
    L3 = "L3", "Child assessment order"
    J1 = "J1", "Remanded to local authority accommodation or youth detention"
    J2 = "J2", "Detained by police in local authority accommodation"
    J3 = "J3", "Youth rehabilitation order with residence"


SHORT_BREAKS = frozenset({LegalStatus.V3.value, LegalStatus.V4.value})


class CategoryOfNeed(TextChoices):
    N1 = "N1", "Abuse or neglect"
    N2 = "N2", "Child's disability"
    N3 = "N3", "Parent's illness or disability"
    N4 = "N4", "Family in acute stress"
    N5 = "N5", "Family dysfunction"
    N6 = "N6", "Socially unacceptable behaviour"
    N7 = "N7", "Low income"
    N8 = "N8", "Absent parenting"


class Placement(TextChoices):
    """Where a looked-after child lives (PLACE), as of 2025-26."""

    U1 = "U1", "Fostered by relative or friend, long term"
    U2 = "U2", "Fostered by relative or friend, for adoption"
    U3 = "U3", "Fostered by relative or friend, other"
    U4 = "U4", "Fostered, long term"
    U5 = "U5", "Fostered, for adoption"
    U6 = "U6", "Fostered, other"
    K1 = "K1", "Secure children's home"
    K2 = "K2", "Children's home"
    K3 = "K3", "Registered supported accommodation"
    P1 = "P1", "With parents or others with parental responsibility"
    P3 = "P3", "Residential employment"
    R1 = "R1", "Residential care home"
    R2 = "R2", "NHS or other medical establishment"
    R3 = "R3", "Family centre or mother and baby unit"
    R5 = "R5", "Young offender institution or prison"
    S1 = "S1", "Residential school"
    A3 = "A3", "Placed for adoption with consent, current carer"
    A4 = "A4", "Placed for adoption with consent, another carer"
    A5 = "A5", "Placed for adoption by order, current carer"
    A6 = "A6", "Placed for adoption by order, another carer"
    T0 = "T0", "Temporary move, any"
    T1 = "T1", "Temporarily in hospital"
    T2 = "T2", "Temporarily on holiday"
    T3 = "T3", "Temporarily elsewhere while the carer is on holiday"
    T4 = "T4", "Temporarily elsewhere, seven days or less"
    Z11 = "Z11", "Other placement (Z11)"
    Z12 = "Z12", "Other placement (Z12)"
    Z13 = "Z13", "Other placement (Z13)"
    Z14 = "Z14", "Other placement (Z14)"


class Provider(TextChoices):
    PR0 = "PR0", "Parent or person with parental responsibility"
    PR1 = "PR1", "Slough's own"
    PR2 = "PR2", "Another local authority"
    PR3 = "PR3", "Other public body"
    PR4 = "PR4", "Private"
    PR5 = "PR5", "Voluntary sector"


class ReasonEnded(TextChoices):
    """Why an episode of care ends (REC)."""

    X1 = "X1", "Another episode begins the same day"
    E11 = "E11", "Adopted, unopposed"
    E12 = "E12", "Adopted, consent dispensed with"
    E2 = "E2", "Died"
    E3 = "E3", "Another authority took over"
    E4A = "E4A", "Went home, planned"
    E4B = "E4B", "Went home, not planned"
    E13 = "E13", "Went to others without parental responsibility"
    E41 = "E41", "Child arrangements order"
    E45 = "E45", "Special guardianship: former carer, relative or friend"
    E46 = "E46", "Special guardianship: former carer, other"
    E47 = "E47", "Special guardianship: other person, relative or friend"
    E48 = "E48", "Special guardianship: other person"
    E5 = "E5", "Independent living with support"
    E6 = "E6", "Independent living without support"
    E7 = "E7", "Went to adult social care"
    E8 = "E8", "Another reason"
    E9 = "E9", "Sentenced to custody"
    E14 = "E14", "Remand ended"
    E15 = "E15", "Found to be 18 or over"
    E16 = "E16", "Moved abroad"
    E17 = "E17", "18, stayed with the same carer"


class ReasonPlacementChanged(TextChoices):
    CARPL = "CARPL", "Care plan"
    CLOSE = "CLOSE", "Provision closed or carer resigned"
    ALLEG = "ALLEG", "Allegation"
    STAND = "STAND", "Standard of care"
    APPRR = "APPRR", "Approval removed"
    CREQB = "CREQB", "Carer asked, for behaviour"
    CREQO = "CREQO", "Carer asked, for another reason"
    CHILD = "CHILD", "Child asked"
    LAREQ = "LAREQ", "Authority asked"
    PLACE = "PLACE", "Only the placement's status changed"
    CUSTOD = "CUSTOD", "Custody"
    OTHER = "OTHER", "Other"


class UnusualKind(TextChoices):
    """Why somebody else should look at an opening of a record."""

    SAME_SURNAME = "same_surname", "Same surname as the child"
    NO_CONNECTION = "no_connection", "Nothing to do with the child that day"
    AFTER_CLOSURE = "after_closure", "Opened after the case was closed"
    OUT_OF_HOURS = "out_of_hours", "At night or at a weekend"
    MANY = "many", "Very many children in minutes"


class UnusualDecision(TextChoices):
    """What came of looking at it."""

    EXPLAINED = "explained", "Explained: there was a reason"
    FOLLOW_UP = "follow_up", "To be followed up with the person"
    BREACH = "breach", "A breach: nothing explains it"
