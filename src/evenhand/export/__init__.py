"""Writers: JSON Lines, Parquet, CSV, GeoJSON, Web Annotation, schema.org, manifest."""
