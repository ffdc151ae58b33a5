"""The small words around times in several languages: at, about, between, until, later.

Each value is a part of a pattern. One language stands on each line: English, German, French,
Spanish, Italian, Portuguese, Dutch.
"""


def _any(*languages: str) -> str:
    # Spaces are escaped, so that the parts also fit into patterns that are written out over lines.
    return "|".join(languages).replace(" ", r"\ ")


AT = _any(
    "at|on|by|since|as of|@",
    "um|am|ab|seit",
    "à|le|dès|depuis",
    "a las?|el|desde las?",
    "alle ore|alle|ore|il",
    "às|em|no dia",
    "om|op|sinds",
)
ABOUT = _any(
    r"(?:some ?time )?(?:about|around)|approx(?:imately|\.)?|circa|ca\.?|c\.|roughly",
    "gegen|etwa|ungefähr",
    "vers|environ",
    "hacia(?: las?)?|sobre las?|aproximadamente|alrededor de(?: las?)?",
    "verso(?: le)?|intorno alle",
    "por volta d[ao]s?|cerca das?",
    "rond|omstreeks|ongeveer",
)
BETWEEN = _any(
    "between|from",
    "zwischen|von",
    "entre|de",
    "entre las?",
    "tra(?: le)?|fra(?: le)?|dalle",
    "entre as?|das",
    "tussen|van",
)
UNTIL = _any(
    "to|until|till", "bis", "jusqu'à", "hasta(?: las?)?", "fino alle", "até(?: às)?", "tot"
)
AND = _any("and", "und", "et|à", "y(?: las?)?|a(?: las?)?", "alle", "e(?: le| as?)?|às", "en")
NEXT_DAY = _any(
    "(?:the )?(?:next|following) (?:day|morning)",
    "am (?:nächsten|folgenden) (?:tag|morgen)",
    "le lendemain",
    "al día siguiente",
    "il giorno (?:dopo|seguente)",
    "no dia seguinte",
    "de volgende (?:dag|ochtend)",
)
LATER = _any(
    "later", "später", "plus tard", "después|más tarde", "dopo|più tardi", "depois|mais tarde"
)
AFTER = _any("after", "nach", "après", "tras|después de", "dopo", "após|depois de", "na")
NOON = _any("noon|midday", "mittags?", "midi", "mediodía", "mezzogiorno", "meio-dia")
MIDNIGHT = _any(
    "midnight", "mitternacht", "minuit", "medianoche", "mezzanotte", "meia-noite", "middernacht"
)
OCLOCK = _any(r"hrs?\.?|hours|h", "uhr", "heures", "horas", "uur")
UNITS = {
    1: "s|secs?|seconds?|sekunden?|secondes?|segundos?|secondi|seconden",
    60: "m|mins?|minutes?|minuten?|minutos?|minuti",
    3600: "h|hrs?|hours?|stunden?|heures?|horas?|or[ae]|uur|uren",
    86400: "d|days?|tagen?|jours?|días?|giorni|dias|dagen",
}
NUMBERS = {
    "an": 1.0, "a": 1.0, "one": 1.0, "half an": 0.5, "two": 2.0, "three": 3.0, "four": 4.0,
    "five": 5.0, "ten": 10.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0,
    "eine": 1.0, "einer": 1.0, "zwei": 2.0, "une": 1.0, "deux": 2.0, "una": 1.0, "un'": 1.0,
    "dos": 2.0, "due": 2.0, "uma": 1.0, "duas": 2.0, "een": 1.0, "twee": 2.0,
}  # fmt: skip
COUNT = _any(*sorted(NUMBERS, key=len, reverse=True))
