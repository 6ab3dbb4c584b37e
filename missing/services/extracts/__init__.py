"""Police extracts of missing people: taken in, confirmed, recorded, and decided where it is doubtful."""
