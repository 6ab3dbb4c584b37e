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
