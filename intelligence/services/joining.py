"""What intelligence keeps about a child and what follows where two records are one."""

from slscb.core.joining import Belongings, Follows

BELONGINGS = Belongings(
    app="intelligence", follow=(Follows("intelligence.intelligencereport"), Follows("intelligence.mention"))
)
