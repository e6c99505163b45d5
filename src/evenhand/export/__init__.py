"""Writers: JSON Lines, Parquet, CSV, GeoJSON, Web Annotation, schema.org, manifest."""

from evenhand.export.annotation import to_annotations
from evenhand.export.claim_columns import CLAIM_COLUMNS, claim_from_row
from evenhand.export.columns import Column
from evenhand.export.csv import to_csv
from evenhand.export.docs import write_docs
from evenhand.export.dyads import DYAD_COLUMNS, to_dyads
from evenhand.export.event_columns import EVENT_COLUMNS, MATCH_COLUMNS
from evenhand.export.files import sha256_of, write_atomic
from evenhand.export.geojson import matches_to_geojson, to_geojson
from evenhand.export.jsonl import to_jsonl
from evenhand.export.label_studio import label_config, to_label_studio
from evenhand.export.manifest import Manifest, to_manifest
from evenhand.export.parquet import claims_from_parquet, to_parquet
from evenhand.export.rows import columns_of, to_rows
from evenhand.export.schema_org import Review, to_schema_org
from evenhand.export.schemas import schemas

__all__ = [
    "CLAIM_COLUMNS",
    "DYAD_COLUMNS",
    "EVENT_COLUMNS",
    "MATCH_COLUMNS",
    "Column",
    "Manifest",
    "Review",
    "claim_from_row",
    "claims_from_parquet",
    "columns_of",
    "label_config",
    "matches_to_geojson",
    "schemas",
    "sha256_of",
    "to_annotations",
    "to_csv",
    "to_dyads",
    "to_geojson",
    "to_jsonl",
    "to_label_studio",
    "to_manifest",
    "to_parquet",
    "to_rows",
    "to_schema_org",
    "write_atomic",
    "write_docs",
]
