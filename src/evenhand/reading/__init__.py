"""Reading sources into documents: formats, normalisation, metadata, front matter."""
