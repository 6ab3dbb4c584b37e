"""Long words for the gallery. Every name is invented."""

from datetime import UTC, datetime

LONG_NAME = "Alexandrina-Featherstonehaugh Chukwuemeka-Wolfeschlegelsteinhausen"
LONG_TEXT = (
    "Seen at the bus station by a worker who knows her. She was with two friends and said she would go home on the "
    "next bus.\n\nShe did not say where she had been the night before. The worker rang the placement at once."
)
PRESENT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
