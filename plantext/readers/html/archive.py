"""Pages saved with their pictures in one file (MHT, "web archive"): the page in them."""

from __future__ import annotations

from plantext.errors import DocumentError, Kind

_MOST_PARTS = 10_000


def page_of(data: bytes) -> bytes:
    """
    Return the bytes of the page in a web archive, the largest if there are several (frames).

    Raises:
        DocumentError: there is no page in it.

    """
    import email  # noqa: PLC0415
    from email.message import Message  # noqa: PLC0415

    pages: list[bytes] = []
    for count, part in enumerate(email.message_from_bytes(data).walk()):
        if count > _MOST_PARTS:
            raise DocumentError(Kind.TOO_LARGE, f"the web archive has over {_MOST_PARTS} parts (limit _MOST_PARTS)")
        if isinstance(part, Message) and part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                pages.append(content)
    if not any(pages):
        raise DocumentError(Kind.DAMAGED, "the web archive holds no page; save the page again as HTML")
    return max(pages, key=len)
