"""References: what items cite."""

from collections.abc import Mapping
from pathlib import Path

from k2quiz.bank.bank_file import open_file
from k2quiz.bank.field import Body, Field
from k2quiz.bank.node import MapNode
from k2quiz.bank.rules import WRONG_TYPE, Report
from k2quiz.bank.values import NamedMappings, Text, TextList
from k2quiz.card import Reference

AUTHORS = Field("authors", Text(), "who wrote it")
TITLE = Field("title", Text(), "its title")
JOURNAL = Field("journal", Text(), "where it appeared")
YEAR = Field("year", Text(20), "when it appeared")
DOI = Field("doi", Text(200), "its DOI, without `https://doi.org/`")
PMID = Field("pmid", Text(20), "its number in PubMed")
URL = Field("url", Text(400), "where to read it, where it has no DOI")
READ = Field("read", Text(40), "what of it was read: abstract, page, listing")
FROM_MEMORY = Field("from_memory", TextList(), "fields that were not looked up")
NOTE = Field("note", Text(), "anything that a reader should know")

_FIELDS = (AUTHORS, TITLE, JOURNAL, YEAR, DOI, PMID, URL, READ, FROM_MEMORY, NOTE)
REFERENCES = Field("references", NamedMappings(fields=_FIELDS, forms=((TITLE,),)), "references by id")


def read_references(path: Path, report: Report) -> Mapping[str, Reference]:
    """The references of a deck, by id."""
    body = open_file(path, (REFERENCES,), "a list of references", report)
    nodes = body.require(REFERENCES, "write `references:` and one id under it for each") if body else None
    found: dict[str, Reference] = {}
    for key, node in nodes or ():
        if isinstance(node, MapNode):
            found[key.value] = _reference(key.value, Body(node, report))
        else:
            report.add(WRONG_TYPE, node.place, f"`{key.value}` must be a reference", "write its title under it")
    return found


def _reference(name: str, body: Body) -> Reference:
    body.check_names(_FIELDS, "a reference")
    title = body.require(TITLE, "write its title") or name
    year = body.get(YEAR, "")
    parts = (body.get(AUTHORS, ""), f"{title.rstrip('.')}", body.get(JOURNAL, ""), year)
    return Reference(name, ". ".join(part.rstrip(".") for part in parts if part) + ".", _link(body), year)


def _link(body: Body) -> str:
    if doi := body.get(DOI):
        return f"https://doi.org/{doi}"
    if url := body.get(URL):
        return url
    pmid = body.get(PMID)
    return f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid else ""
