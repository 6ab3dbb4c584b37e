"""Conditions of triggers that keep what must not change."""

import pgtrigger


def changed(*fields: str) -> pgtrigger.Q:
    """An update that gives any of the fields another value."""
    return pgtrigger.Q(
        *(pgtrigger.Q(**{f"old__{field}__df": pgtrigger.F(f"new__{field}")}) for field in fields),
        _connector=pgtrigger.Q.OR,
    )
