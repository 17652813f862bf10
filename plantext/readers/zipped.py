"""Zip packages, opened in pieces and under limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from plantext.errors import DocumentError, Kind

MAX_MEMBERS = 10_000
MAX_PART = 128 * 1024 * 1024
MAX_TOTAL = 256 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM = 8 * 1024 * 1024

PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How members may be packed: the others are unpacked as a whole, however much comes out of a few bytes."""

_PIECE = 1024 * 1024


class Archive:
    """
    The members of a zip package.

    What is unpacked is counted while it is unpacked, since the sizes that a zip declares can lie.
    """

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._zip = package
        self._total = 0
        self.infos = [info for info in package.infolist() if info.filename]  # zipfile fails on members without a name

    def unpack(self, info: zipfile.ZipInfo) -> bytes:
        """
        Return the bytes of a member.

        Raises:
            DocumentError: it is damaged, needs a password, or is too large to be honest.

        """
        return b"".join(self.pieces(info))

    def pieces(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        """
        Yield the bytes of a member piece by piece.

        Raises:
            DocumentError: it is damaged, needs a password, or is too large to be honest.

        """
        if info.compress_type not in PLAIN_METHODS:
            message = f"{info.filename} is packed in a way that no Office program uses; save it again in Word or Excel"
            raise DocumentError(Kind.DAMAGED, message)
        self._check(info.file_size, info)  # what declares too much is refused at once, what declares little may lie
        size = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    self._total += len(piece)
                    self._check(size, info)
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as fault:
            raise DocumentError(
                Kind.DAMAGED, f"the file is damaged ({info.filename}: {fault}); get it again"
            ) from fault
        except RuntimeError as fault:
            raise DocumentError(Kind.ENCRYPTED, "the file needs a password; save it without one") from fault

    def _check(self, size: int, info: zipfile.ZipInfo) -> None:
        if size > MAX_PART:
            limit = f"one part is over {MAX_PART >> 20} MB (limit MAX_PART)"
        elif self._total > MAX_TOTAL:
            limit = f"the parts are over {MAX_TOTAL >> 20} MB (limit MAX_TOTAL)"
        elif size > RATIO_COUNTS_FROM and size > MAX_RATIO * max(info.compress_size, 1):
            limit = f"one part unpacks to over {MAX_RATIO} times its size (limit MAX_RATIO)"
        else:
            return
        raise DocumentError(Kind.TOO_LARGE, f"unpacked, {limit}: {info.filename}; the file looks like a zip bomb")


def opened(data: bytes) -> zipfile.ZipFile:
    """
    Return a zip package.

    Raises:
        DocumentError: it is damaged or has too many members.

    """
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise DocumentError(Kind.DAMAGED, f"the file is cut short or damaged ({fault}); get it again") from fault
    if len(package.infolist()) > MAX_MEMBERS:
        raise DocumentError(Kind.TOO_LARGE, f"the package has over {MAX_MEMBERS} members (limit MAX_MEMBERS)")
    return package
