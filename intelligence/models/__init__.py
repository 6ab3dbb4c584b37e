from intelligence.models.mention import Mention
from intelligence.models.place import NamedSubject, Place
from intelligence.models.report import IntelligenceReport

__all__ = ["IntelligenceReport", "Mention", "NamedSubject", "Place"]
