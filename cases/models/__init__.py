from cases.models.address import Address
from cases.models.allocation import Allocation
from cases.models.care import CareEpisode, CareFacts
from cases.models.child import Child
from cases.models.chronology import ChronologyEntry
from cases.models.clash import NumberClash
from cases.models.document import Document
from cases.models.grants import ChildGroupGrant, ChildUserGrant
from cases.models.involvement import Involvement
from cases.models.merge import Merge, MergedRow
from cases.models.note import Note
from cases.models.protection import Denial, ProtectionChange
from cases.models.relationship import Relationship
from cases.models.sharing import EmergencyAccess, Share
from cases.models.unusual import UnusualAccess

__all__ = [
    "Address",
    "Allocation",
    "CareEpisode",
    "CareFacts",
    "Child",
    "ChildGroupGrant",
    "ChildUserGrant",
    "ChronologyEntry",
    "Denial",
    "Document",
    "EmergencyAccess",
    "Involvement",
    "Merge",
    "MergedRow",
    "Note",
    "NumberClash",
    "ProtectionChange",
    "Relationship",
    "Share",
    "UnusualAccess",
]
