"""Pictures: decoded and drawn anew, so that nothing is kept but what can be seen: no place, no camera, no comment."""

import threading
import warnings
from io import BytesIO

from PIL import Image, ImageOps

from slscb.core.uploads.refusing import Refused

MOST_PIXELS = 25_000_000  # twice what telephones send; decoded, 75 MB
QUALITY = 90
# Decoding takes memory: one picture at a time in each process.
_one_at_a_time = threading.Lock()


def jpeg(content: bytes) -> bytes:
    """The picture as a new JPEG. Raises Refused."""
    return _drawn(content, "JPEG")


def png(content: bytes) -> bytes:
    """The picture as a new PNG. Raises Refused."""
    return _drawn(content, "PNG")


def _drawn(content: bytes, kind: str) -> bytes:
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[kind]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused(f"The picture must have {MOST_PIXELS // 1_000_000} million pixels or fewer")
                return _saved(picture, kind)
    except Refused:
        raise
    except Exception as error:  # whatever a broken picture makes the decoder raise
        raise Refused("The picture cannot be read. Open it and save it again") from error


def _saved(picture: Image.Image, kind: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    has_holes = kind == "PNG" and (upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info)
    drawn = upright.convert("RGBA" if has_holes else "L" if upright.mode in ("1", "L") else "RGB")
    drawn.info = {}
    drawn._exif = None  # what it has read of the old one
    out = BytesIO()
    drawn.save(out, kind, **({"quality": QUALITY} if kind == "JPEG" else {}))
    return out.getvalue()
