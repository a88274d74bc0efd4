"""Where else a researcher is described: identifiers of DBLP, Google Scholar and OpenAlex, also out of addresses."""

import re

DBLP = re.compile(
    r"(?:https?://)?(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)/pid/(\w[\w/.-]*?)(?:\.\w{3,4})?/?", re.ASCII
)
DBLP_BARE = re.compile(r"\w[\w-]{0,9}/[\w-]{1,80}", re.ASCII)
SCHOLAR = re.compile(
    r"(?:https?://)?scholar\.google(?:\.[a-z]{2,3}){1,2}/citations\?(?:[^#\s]*&)?user=([\w-]{12})(?:[&#]\S*)?", re.ASCII
)
SCHOLAR_BARE = re.compile(r"[\w-]{12}", re.ASCII)
OPENALEX = re.compile(
    r"(?:https?://)?(?:api\.)?openalex\.org/(?:(?:authors|people)/)?(a\d{4,12})/?", re.ASCII | re.IGNORECASE
)
OPENALEX_BARE = re.compile(r"a\d{4,12}", re.ASCII | re.IGNORECASE)


def dblp_of(text: str) -> str:
    """A key such as "12/3456" or "k/DonaldEKnuth", from that or from the address of the page; "" if it is neither."""
    key = _found(text, DBLP, None)
    return _found(key or text, None, DBLP_BARE)


def scholar_of(text: str) -> str:
    """The twelve characters of a profile, from them or from its address; "" if it is neither."""
    return _found(text, SCHOLAR, SCHOLAR_BARE)


def openalex_of(text: str) -> str:
    """An author's key such as "A5023888391", from that or from its address; "" if it is neither."""
    return _found(text, OPENALEX, OPENALEX_BARE).upper()


def _found(text, address, bare):
    text = text.strip()
    if address and (found := address.fullmatch(text)):
        return found[1]
    return text if bare and bare.fullmatch(text) else ""
