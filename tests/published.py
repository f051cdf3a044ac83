"""Small tables in the shape in which vocabularies are published. Their content is made up."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

SHOP = "http://data.europa.eu/esco/occupation/shop"
COOK = "http://data.europa.eu/esco/occupation/cook"
GLASSES = "http://data.europa.eu/esco/occupation/glasses"
TILL = "http://data.europa.eu/esco/skill/till"
GUESTS = "http://data.europa.eu/esco/skill/guests"
PRICES = "http://data.europa.eu/esco/skill/prices"

OCCUPATIONS = (
    ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "status", "description"),
    (
        "Occupation",
        SHOP,
        "5223",
        "butiksassistent",
        "ekspedient\nsalgsmedarbejder i butik",
        "released",
        "x, y",
    ),
    ("Occupation", COOK, "5120", "kok", "restaurantkok\nkok", "released", ""),
    ("Occupation", GLASSES, "5223", "brillehandler", "", "released", 'sælger "briller"'),
    ("Occupation", "old", "5223", "rullepige", "", "obsolete", ""),
)
SKILLS = (
    ("conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "status"),
    ("S", TILL, "skill/competence", "cross-sector", "betjene kasseapparat", "slå varer ind", "released"),
    ("S", GUESTS, "skill/competence", "cross-sector", "modtage gæster", "", "released"),
    ("S", PRICES, "knowledge", "sector-specific", "regler om avancer", "", "released"),
)
RELATIONS = (
    ("occupationUri", "relationType", "skillType", "skillUri"),
    (SHOP, "essential", "skill/competence", TILL),
    (SHOP, "essential", "knowledge", PRICES),
    (SHOP, "optional", "skill/competence", GUESTS),
)
GROUPS = (
    ("conceptType", "conceptUri", "code", "preferredLabel", "status"),
    ("ISCOGroup", "http://data.europa.eu/esco/isco/C5223", "5223", "Salg i butik", "released"),
    ("ISCOGroup", "http://data.europa.eu/esco/isco/C0110", "0110", "Officerer", "released"),
)
TITLES = (
    ("dk_code", "title_da", "relation", "esco_uri"),
    ("5223.6", "Butiksassistent", "exactMatch", GLASSES),
    ("5223.6", "Butiksassistent", "exactMatch", SHOP),
    ("5120.1", "Smørrebrødsjomfru", "closeMatch", COOK),
    ("1341", "Daglig leder", "exactMatch", "http://data.europa.eu/esco/isco/C1341"),
)


def write_csv(path: Path, rows: Sequence[Sequence[str]], delimiter: str = ",") -> Path:
    """Writes rows as a table, with quotation marks where they are needed."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def write_esco(folder: Path, *, with_skills: bool = True) -> Path:
    """Writes the official download of one language, as far as it is read."""
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "occupations_da.csv", OCCUPATIONS)
    write_csv(folder / "ISCOGroups_da.csv", GROUPS)
    if with_skills:
        write_csv(folder / "skills_da.csv", SKILLS)
        write_csv(folder / "occupationSkillRelations_da.csv", RELATIONS)
    return folder
