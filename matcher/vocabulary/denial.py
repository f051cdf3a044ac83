"""How Danish denies and limits: the grammar by which limits are found, apart from what is limited."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "AFTER",
    "AT_LEAST",
    "BETWEEN",
    "CAP",
    "CLAUSE_END",
    "DIRECT",
    "LIGHT_ONLY",
    "MODAL",
    "NEGATION",
    "NOT_A_LIMIT",
    "OF_PEOPLE",
    "OWN_CLAUSE",
    "PURPOSE",
    "RELATIVE",
    "SUBJECT",
    "WORD",
]

CLAUSE_END: Final = re.compile(
    r"[.;:!?()\n]|\s[-–]\s|,|\b(?:men|selvom|fordi|dog|derimod|til gengæld|så(?= (?:længe|jeg|man|det|vi))"
    r"|og(?= (?:jeg|kan|vil|skal|er|har|gerne|der|det|man|vi|får|godt))|når|hvis|som|der)\b",
    re.IGNORECASE,
)
NOT_A_LIMIT: Final = re.compile(
    r"\b(?:ikke|intet|ingen|uden)\s+(?:(?:noget|nogen|et|det store|de store|særlig(?:t)?|meget)\s+)?"
    r"(?:problem\w*|besvær|vanskelighed\w*|hindring\w*|svært|bange|imod|i vejen|uden|undgå\w*|kun|bare|blot"
    r"|mindst|mindre|sjældent|nødvendigvis|altid"
    r"|tvivl|ked af|generer?t?|noget imod|udelukk\w*|skræm\w*|stop\w*|begræns\w*)\b"
    r"|\b(?:når|nåede|får|fik|bliver|blev)\s+(?:\w+\s+)?(?:ikke|aldrig)\b|\b(?:ikke|ingen|aldrig)\s+(?:har\s+)?tid\b"
    r"|\bhar\s+ikke\s+noget\s+imod\b|\bgør\s+ikke\s+noget\b|\bmangler\s+ikke\b|\bdet er ikke fordi\b"
    r"|\bkan ikke undgå\w*\b|\bfår? (?:ikke )?nok\b"
    r"|\bkan ikke (?:få nok|lade være|undvære)\b"
    r"|\baldrig (?:haft )?(?:problemer|besvær|svært|ondt)\b|\bingen\s+(?:kan|vil|gider|har|tager|når|får)\b",
    re.IGNORECASE,
)
NEGATION: Final = re.compile(
    r"\b(?:(?:må|kan|vil|tør|gider|skal|ønsker|bør|orker|magter|tåler|klarer|kræver|bryder mig|har)\s+"
    r"(?:jeg\s+|helst\s+|du\s+|man\s+|bare\s+|desværre\s+|godt\s+)*)?"
    r"(?:ikke|ingen|intet|uden|aldrig|hverken|undgå\w*|slip(?:pe|per)? for|fri(?:taget)? for|undtagen"
    r"|bortset fra|nej(?: tak)? til|minus|skånes? for|skånehensyn\w*|så (?:lidt|få) .{0,30}? som muligt|"
    r"(?:har )?(?:det )?svært ved|(?:har )?problemer med|besvær med|ondt (?:af|når)|følsom over ?for|"
    r"overfølsom over ?for|allergisk over ?for|generes af|bange for|alt andet end|begrænset"
    r"|minimalt?(?: med)?)\b",
    re.IGNORECASE,
)
AFTER: Final = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:"
    r"(?:er|går|dur|duer|passer|virker)\s+(?:desværre\s+|det\s+)?ikke(?:\s+(?:godt|muligt|sagen|mig"
    r"|for mig|noget for mig|det rette|aktuelt|nødvendig\w*|en del af \w+|så godt))?\s*$"
    r"|(?:kan|må|skal|bør)\s+(?:jeg\s+|helst\s+)?ikke(?:\s+(?:lade sig gøre|forekomme|komme på tale"
    r"|være(?: \w+)?|klare(?:s)?|tåle(?:s)?|holde ud|have|med))?\s*$"
    r"|(?:skal|bør|må)\s+(?:helst\s+)?undgås|er\s+(?:\w+\s+)?(?:svært\b|et problem\b|for meget\b|umuligt\b"
    r"|udelukket\b|for hårdt\b))",
    re.IGNORECASE,
)
_NUMBER: Final = r"(\d{1,3})(?:[.,]\d)?(?:\s*[-–]\s*(\d{1,3}))?"
CAP: Final = re.compile(
    rf"\b(?:maks(?:imum|imalt)?|max(?:imum|imalt)?|højst|højest|ikke (?:løfte |bære |stå |sidde |gå )?"
    rf"(?:mere|mer|længere|tungere) end|(?:ikke|ingen\w*|intet)(?:\s\w+){{0,2}} over|ikke over|under"
    rf"|mindre end|op til|kun)"
    rf"(?:\s+(?:løfte|bære|stå|sidde|gå|må|på|veje|op|i|ca))*\s*\.?\s*{_NUMBER}\s*"
    r"(kg|kilo|minutter|min|timer?|t|meter|m|km|trin|etager?)\b",
    re.IGNORECASE,
)
AT_LEAST: Final = re.compile(r"\b(?:ikke|aldrig|ingen)\s+(?:under|mindre end)\s*$|\bikke\s*$", re.IGNORECASE)
LIGHT_ONLY: Final = re.compile(
    r"\b(?:kun|udelukkende|bare)\s+(?:\w+\s+)?lette?\s+(?:løft|ting|varer|kasser|genstande)\b", re.IGNORECASE
)
OWN_CLAUSE: Final = re.compile(
    r"(?:^|[,.;:(]|\b(?:men|og|helst|gerne|kun|bare)\b)\s*(?:helst\s+)?$", re.IGNORECASE
)
DIRECT: Final = re.compile(r"^(?:nej|undtagen|bortset|alt andet|undgå)", re.IGNORECASE)
MODAL: Final = re.compile(
    rf"{DIRECT.pattern}|^(?:må|kan|vil|tør|gider|skal|ønsker|orker|magter|bryder)", re.IGNORECASE
)
RELATIVE: Final = re.compile(r"(?<!\bhvor )\b(?:der|som)\s*$", re.IGNORECASE)
OF_PEOPLE: Final = re.compile(r"svært|problemer|besvær|ondt|følsom|allergisk|generes|bange", re.IGNORECASE)
WORD: Final = re.compile(r"\w+")
_MAY_STAND: Final = """
al alt andre arbejde arbejder at behov brug daglig daglige de decideret den der det direkte du
egentlig ekstra eller en er et for form former gå gør ham har have heller hinanden hverken hyppig
hyppige håndtere høj højt i ikke ingen jeg kan klare konstant krav kræver kræves kunne lang lange
længere man mange med megen meget må møde nogen noget nogle og også om på ret samt skal ske
skiftende skulle slags stor store stort større så særlig særligt tid til tung tunge tungt tåle uden
udsættes være
"""
BETWEEN: Final = frozenset(_MAY_STAND.split())
"""Words that may stand between a negation and what it limits, and between the parts of its list."""
SUBJECT: Final = re.compile(r"(?<!\bman )(?<!\bjeg )(?<!\bog )\w\s*$", re.IGNORECASE)
PURPOSE: Final = re.compile(r"\bså (?!jeg|man|du|vi|længe)\w+\s*$", re.IGNORECASE)
