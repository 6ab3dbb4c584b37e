from intelligence.models.report import IntelligenceReport

__all__ = ["IntelligenceReport"]
