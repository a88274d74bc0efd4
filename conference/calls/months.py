"""Names of months, weekdays and seasons as calls print them, in six languages, and patterns that find them."""

import re

_MONTHS = """
january jan januar jänner gennaio gen enero ene janvier janv janeiro
february feb februar feber febbraio febb febrero février fevrier févr fév fevereiro
march mar märz mrz maerz marzo mars março
april apr aprile abril abr avril avr
may mai maggio mag mayo maio
june jun juni giugno giu junio juin junho
july jul juli luglio lug julio juillet juil julho
august aug agosto ago août aout
september sept sep settembre sett septiembre setiembre septembre setembro
october oct oktober okt ottobre ott octubre octobre outubro
november nov novembre noviembre novembro
december dec dezember dez dicembre dic diciembre décembre decembre déc dezembro
"""
MONTHS = {name: number for number, names in enumerate(_MONTHS.split("\n")[1:-1], 1) for name in names.split()}
# Words of other meaning too ("one year ago 5"): they count only between a day and a year.
DOUBTFUL = frozenset("gen ene mag giu lug ago ott dic".split())

_WEEKDAYS = """
monday mon montag mo lunedì lunedi lunes lundi segunda-feira
tuesday tue tues dienstag di martedì martedi martes mardi terça-feira
wednesday wed weds mittwoch mi mercoledì mercoledi miércoles miercoles mercredi quarta-feira
thursday thu thur thurs donnerstag do giovedì giovedi jueves jeudi quinta-feira
friday fri freitag fr venerdì venerdi viernes vendredi sexta-feira
saturday sat samstag sonnabend sa sabato sábado sabado samedi
sunday sun sonntag so domenica domingo dimanche
"""
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAYS.split("\n")[1:-1]) for name in names.split()}
# Two letters are a weekday only with a full stop or comma: "Mo., 15. März", not "so 3 May".
_SHORT = sorted(name for name in WEEKDAYS if len(name) == 2)
_LONG = sorted((name for name in WEEKDAYS if len(name) > 2), key=len, reverse=True)
SEASONS = """
spring summer autumn fall winter frühjahr frühling sommer herbst primavera estate autunno inverno verano otoño
invierno printemps été automne hiver outono verão
""".split()
PARTS_OF_MONTH = (
    *("early", "mid", "late", "the end of", "end of", "the beginning of", "beginning of", "start of", "middle of"),
    *("first week of", "second week of", "third week of", "fourth week of", "last week of", "first half of"),
    *("second half of", "anfang", "mitte", "ende", "inizio", "inizio di", "metà", "metà di", "fine", "fine di"),
    *("principios de", "mediados de", "finales de", "a finales de", "fines de", "début", "mi", "fin", "fin de"),
)


def either(words) -> str:
    """An alternation in which no word hides a longer one that begins with it."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


# A name may follow a small letter directly where it begins with a capital: cells of a table that were glued together.
NAME_BEGINS = r"(?:(?<![^\W\d_])|(?<=[a-z])(?=[A-Z]))"
MONTH = rf"{NAME_BEGINS}(?i:{either(set(MONTHS) - DOUBTFUL)})(?:\.|\b|(?=[A-Z]))"
ANY_MONTH = rf"{NAME_BEGINS}(?i:{either(MONTHS)})(?:\.|\b)"
WEEKDAY = rf"(?:{NAME_BEGINS}(?i:{either(_LONG)}|(?:{either(_SHORT)})(?=[.,]))\b)"


def month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    return WEEKDAYS[name.lower().rstrip(".")]
