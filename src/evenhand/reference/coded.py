"""Machine-coded event data: GDELT 2.0, ICEWS and POLECAT."""

from __future__ import annotations

from evenhand.lexicon.ontology import event_kinds
from evenhand.reference.spec import Spec, by_code, day, names, number

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
          "Religion2Code", "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
ICEWS_COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
    "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
    "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
    "Longitude",
)  # fmt: skip
POLECAT_COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
# A machine-coded day is the article's own or the day before: one day of slack.
SLACK = "1"
# Kilometres by ActionGeo_Type: 1 country, 2 and 5 a state or province, 3 and 4 a city.
GDELT_RADIUS = {"1": 600.0, "2": 150.0, "3": 10.0, "4": 10.0, "5": 150.0}
# The coordinates of ICEWS and POLECAT are those of the finest place that is named.
_FINEST = (
    "CASE WHEN nullif(trim(City), '') IS NOT NULL THEN 10.0 "
    "WHEN nullif(trim(District), '') IS NOT NULL THEN 60.0 "
    "WHEN nullif(trim(Province), '') IS NOT NULL THEN 150.0 ELSE 600.0 END"
)
_ADMIN = "concat_ws(', ', nullif(trim(District), ''), nullif(trim(Province), ''))"
_CODED = ("date", "place", "parties")
_ALL = tuple(event_kinds())

GDELT = Spec(
    kind="gdelt",
    dataset="GDELT 2.0 Events",
    licence="free for any use with attribution to the GDELT Project",
    citation="Leetaru and Schrodt 2013, ISA Annual Convention",
    records="events of any kind coded by machine from news; no numbers of people harmed",
    types=_ALL,
    fields=_CODED,
    columns=GDELT_COLUMNS,
    required=("GLOBALEVENTID", "SQLDATE", "EventCode", "ActionGeo_Lat", "ActionGeo_Long"),
    delimiter="\t",
    header=False,
    cameo="EventCode",
    select={
        "record": "trim(GLOBALEVENTID)",
        "detail": "'CAMEO ' || EventCode",
        "date": day("SQLDATE"),
        "enddate": day("SQLDATE"),
        "precision": SLACK,
        "lat": number("ActionGeo_Lat", "DOUBLE"),
        "lon": number("ActionGeo_Long", "DOUBLE"),
        "radius": by_code("ActionGeo_Type", GDELT_RADIUS, 600.0),
        "place": "ActionGeo_FullName",
        "country": "trim(string_split(ActionGeo_FullName, ',')[-1])",
        "actors": names("Actor1Name"),
        "recipients": names("Actor2Name"),
        "text": "SOURCEURL",
    },
)

ICEWS = Spec(
    kind="icews",
    dataset="ICEWS",
    licence="CC0 1.0 (Harvard Dataverse, doi:10.7910/DVN/28075)",
    citation="Boschee et al. 2015, Harvard Dataverse, doi:10.7910/DVN/28075",
    records="events of any kind coded by machine from news, to April 2023; no numbers",
    types=_ALL,
    fields=_CODED,
    columns=ICEWS_COLUMNS,
    required=("Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"),
    optional=tuple(c for c in ICEWS_COLUMNS if c not in ("Event ID", "Event Date")),
    delimiter="\t",
    cameo="CAMEO Code",
    repair=True,
    select={
        # An id comes again on other days.
        "record": 'trim("Event ID") || \'@\' || trim("Event Date")',
        "detail": "concat_ws(': ', 'CAMEO ' || \"CAMEO Code\", \"Event Text\")",
        "date": day('"Event Date"'),
        "enddate": day('"Event Date"'),
        "precision": SLACK,
        "lat": number("Latitude", "DOUBLE"),
        "lon": number("Longitude", "DOUBLE"),
        "radius": _FINEST,
        "place": "City",
        "admin": _ADMIN,
        "country": "Country",
        "actors": names('"Source Name"', '"Source Country"'),
        "recipients": names('"Target Name"', '"Target Country"'),
    },
)

POLECAT = Spec(
    kind="polecat",
    dataset="POLECAT",
    licence="CC0 1.0 (Harvard Dataverse, doi:10.7910/DVN/AJGVIT)",
    citation="Halterman et al. 2023, Harvard Dataverse, doi:10.7910/DVN/AJGVIT",
    records="events of PLOVER's sixteen types coded by machine from news; no numbers",
    types=_ALL,
    fields=_CODED,
    columns=POLECAT_COLUMNS,
    required=("Event ID", "Event Date", "Event Type", "Actor Name", "Recipient Name"),
    optional=(*POLECAT_COLUMNS[3:], "Headline"),
    delimiter="\t",
    repair=True,
    select={
        "record": 'trim("Event ID")',
        "event": '[upper(trim("Event Type"))]::VARCHAR[]',
        "detail": "concat_ws(': ', \"Event Type\", nullif(\"Event Mode\", ''))",
        "date": day('"Event Date"'),
        "enddate": day('"Event Date"'),
        "precision": SLACK,
        "lat": number("Latitude", "DOUBLE"),
        "lon": number("Longitude", "DOUBLE"),
        "radius": _FINEST,
        "place": "coalesce(nullif(Placename, ''), nullif(City, ''))",
        "admin": _ADMIN,
        "country": "Country",
        "actors": names('"Actor Name"', '"Actor Country"', separator=";"),
        "recipients": names('"Recipient Name"', '"Recipient Country"', separator=";"),
        "text": "Headline",
    },
)
