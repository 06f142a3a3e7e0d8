"""Lists of parts as SPDX 2.3 documents."""

import hashlib
import json
import re


def part(
    name: str, version: str, licence: str, link: str, address: str = "", place: str = "NOASSERTION"
) -> dict:
    """Return a part with its package URL, and how what the list is of contains or uses it."""
    package = {
        "SPDXID": "SPDXRef-" + re.sub(r"[^A-Za-z0-9.]+", "-", name),
        "name": name,
        "versionInfo": version,
        "downloadLocation": place,
        "filesAnalyzed": False,
        "licenseConcluded": licence,
        "licenseDeclared": licence,
        "copyrightText": "NOASSERTION",
        "supplier": "NOASSERTION",
    }
    if address:
        package["externalRefs"] = [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": address,
            }
        ]
    return {"link": link, "package": package}


def document(name: str, date: str, own: dict, found: list[dict]) -> dict:
    """Return the list of the parts of one package as a document of a day."""
    relationships = [relationship("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"])]
    for one in found:
        ends = (own["SPDXID"], one["package"]["SPDXID"])
        # “A test dependency of” has the part first.
        first, second = reversed(ends) if one["link"].endswith("_OF") else ends
        relationships.append(relationship(first, one["link"], second))
    digest = hashlib.sha256(json.dumps([name, date, found], sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": name,
        "documentNamespace": f"https://spdx.org/spdxdocs/{name}-{digest[:32]}",
        "creationInfo": {
            "created": f"{date}T00:00:00Z",
            "creators": ["Tool: leyline-packaging-parts"],
        },
        "packages": [own] + [one["package"] for one in found],
        "relationships": relationships,
    }


def links(listed: dict) -> dict[str, str]:
    """Return how each part of a document is contained or used, by its identifier there."""
    found = {}
    for each in listed["relationships"]:
        side = "spdxElementId" if each["relationshipType"].endswith("_OF") else "relatedSpdxElement"
        found[each[side]] = each["relationshipType"]
    return found


def addresses(listed: dict) -> list[str]:
    """Return the package URLs of a document."""
    return [
        reference["referenceLocator"]
        for package in listed["packages"]
        for reference in package.get("externalRefs", [])
    ]


def relationship(first: str, kind: str, second: str) -> dict:
    return {"spdxElementId": first, "relationshipType": kind, "relatedSpdxElement": second}
