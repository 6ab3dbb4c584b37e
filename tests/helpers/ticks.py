"""The indicator tool, and ticks of it drawn by chance, for the tests of the risk rules."""

from hypothesis import strategies as st

from risk.data import load_instrument
from risk.rules import Tick

TOOL = load_instrument("1")
CODES = [indicator.code for indicator in TOOL.indicators]


def current(*codes):
    return [tick(code, "current") for code in codes]


def historic(*codes):
    return [tick(code, "historic") for code in codes]


def tick(code, when="current"):
    """A tick that meets the conditions of its indicator."""
    return Tick(code, when, {"H01": 12, "H03": 15}.get(code))


def any_ticks(whens=("current", "historic"), codes=tuple(CODES), **sizes):
    """Lists of ticks, repetitions among them; H12 only ever beside another indicator."""
    ticks = st.builds(tick, st.sampled_from(codes), st.sampled_from(whens))
    return st.lists(ticks, **sizes).filter(lambda drawn: {one.code for one in drawn} != {"H12"})
