"""What the acting views of this app share."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from slscb.core.api import ApiView

IF_MATCH = OpenApiParameter(
    "If-Match",
    OpenApiTypes.STR,
    OpenApiParameter.HEADER,
    description="The ETag of the version read. Honoured where sent: 412 when someone else was first",
)


class ActingView(ApiView):
    """A POST that acts on a record: whoever sends If-Match is refused on an older version, nobody has to send it."""

    def version_stated(self) -> int | None:
        """The version that If-Match names, if it was sent."""
        return self.expected_version() if "If-Match" in self.request.headers else None
