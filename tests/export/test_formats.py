"""GeoJSON, JSON-LD, annotations, dyads, tasks."""

import csv
import io
import json

import msgspec
import pytest

from evenhand.export import (
    Review,
    label_config,
    matches_to_geojson,
    to_annotations,
    to_dyads,
    to_geojson,
    to_jsonl,
    to_label_studio,
    to_schema_org,
)
from evenhand.model import Claim, Entity, Event, decode_lines

ALPHA, BETA, GAMMA = (
    Entity(entity_text=name, code=name[:3].upper()) for name in ("Alpha", "Beta", "Gamma")
)


def test_jsonl_reads_back(claim, bare_claim):
    assert list(decode_lines(to_jsonl([claim, bare_claim]), Claim)) == [claim, bare_claim]


def test_geojson_has_only_what_is_located(claim, bare_claim):
    data = json.loads(to_geojson([claim, bare_claim], Claim))
    (feature,) = data["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.25, 60.5]}
    assert feature["properties"]["id"] == "c1"
    assert "enddate" in feature["properties"]
    assert "url" not in feature["properties"]


def test_geojson_of_events_and_matches(event, match, record):
    assert len(json.loads(to_geojson([event], Event))["features"]) == 1
    line = json.loads(matches_to_geojson([match], events=[event], references=[record]))
    assert line["features"][0]["geometry"]["coordinates"] == [[-0.25, 60.5], [-0.2, 60.4]]
    point = json.loads(matches_to_geojson([match], events=[event]))
    assert point["features"][0]["geometry"]["type"] == "Point"
    assert json.loads(matches_to_geojson([match], events=[]))["features"] == []


def test_schema_org_makes_no_review_of_its_own(claim, bare_claim):
    graph = json.loads(to_schema_org([claim, bare_claim]))["@graph"]
    assert [node["@type"] for node in graph] == ["Claim", "Claim"]
    assert graph[0]["author"] == {"name": "The ministry of Northland"}
    assert graph[0]["appearance"]["publisher"]["name"] == "Northland"
    assert "author" not in graph[1]


def test_schema_org_carries_a_persons_review(claim):
    review = Review(rating="unproven", author="Desk", url="https://example.org/r")
    graph = json.loads(to_schema_org([claim], reviews={"c1": review}))["@graph"]
    assert graph[1]["@type"] == "ClaimReview"
    assert graph[1]["itemReviewed"] == {"@id": graph[0]["@id"]}
    assert graph[1]["reviewRating"]["alternateName"] == "unproven"


def test_annotations_select_the_words(claim, document):
    (item,) = json.loads(to_annotations([claim], documents=[document]))["items"]
    for target in item["target"]:
        quote, position = target["selector"]
        assert document.text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in document.text
    assert {"type": "TextualBody", "purpose": "tagging", "value": "ASSAULT"} in item["body"]


def test_annotations_without_the_document_quote_the_sentence(claim):
    (item,) = json.loads(to_annotations([claim], documents=[]))["items"]
    assert item["target"][0]["selector"][0] == {"type": "TextQuoteSelector", "exact": claim.text}


@pytest.mark.parametrize(
    ("event", "words", "actor", "recipient", "expected"),
    [
        ("ASSAULT", "shelled", (ALPHA, BETA), (GAMMA,), ["Alpha>Gamma", "Beta>Gamma"]),
        ("ASSAULT", "shelled", (), (GAMMA,), [">Gamma"]),
        ("PROTEST", "marched", (ALPHA, BETA), (), ["Alpha>", "Beta>"]),
        ("CONSULT", "met", (ALPHA, BETA), (), ["Alpha>Beta", "Beta>Alpha"]),
        ("ASSAULT", "clashed", (ALPHA, BETA), (), ["Alpha>Beta", "Beta>Alpha"]),
        ("CONSULT", "met", (ALPHA,), (), ["Alpha>"]),
        ("ASSAULT", "struck", (), (), [">"]),
    ],
)
def test_dyads_expand_parties(claim, event, words, actor, recipient, expected):
    changed = msgspec.structs.replace(
        claim, event=(event,), event_text=(words,), actor=actor, recipient=recipient
    )
    rows = csv.DictReader(io.StringIO(to_dyads([changed]).decode()))
    assert [f"{row['source_text']}>{row['target_text']}" for row in rows] == expected


def test_dyads_join_code_and_sector(claim):
    row = next(csv.DictReader(io.StringIO(to_dyads([claim]).decode())))
    assert (row["source_code"], row["cameo"], row["root"]) == ("FINMIL", "194", "19")


def test_label_studio_spans_and_relations_hold_together(claim, document):
    (task,) = json.loads(to_label_studio([document], [claim]))
    result = task["predictions"][0]["result"]
    spans = {item["id"]: item["value"] for item in result if item["type"] == "labels"}
    for value in spans.values():
        assert document.text[value["start"] : value["end"]] == value["text"]
    relations = [item for item in result if item["type"] == "relation"]
    assert {item["to_id"] for item in relations} | {item["from_id"] for item in relations} == set(
        spans
    )
    known = label_config(["ASSAULT"])
    assert all(f'value="{value["labels"][0]}"' in known for value in spans.values())


def test_label_studio_document_without_claims_has_no_prediction(document):
    assert "predictions" not in json.loads(to_label_studio([document], []))[0]
