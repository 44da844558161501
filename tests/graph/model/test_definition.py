"""The lookups of the model agree with its lists."""

from graph.model import MODEL


def test_labels_prefixes_and_files_are_unique():
    for name in ("label", "prefix", "file"):
        values = [getattr(type_, name) for type_ in MODEL.node_types]
        assert len(set(values)) == len(values), name
    files = [*MODEL.by_file, *MODEL.relationships_by_file]
    assert len(set(files)) == len(files)


def test_every_type_is_found_by_its_label_its_file_and_its_ids():
    for type_ in MODEL.node_types:
        id_ = f"{type_.prefix}:a:b"
        assert MODEL.by_label[type_.label] is MODEL.by_file[type_.file] is MODEL.type_of_id(id_) is type_
        assert MODEL.label_of(id_) == type_.label
    for id_ in ("", "a", ":region", "Region:a", "unknown:a"):
        assert MODEL.type_of_id(id_) is None, id_


def test_an_interface_stands_for_all_of_its_types():
    assert MODEL.interfaces == ("Territory",)
    for label in (*MODEL.by_label, *MODEL.interfaces):
        assert MODEL.concrete(label) == tuple(t for t in MODEL.node_types if label in (t.label, *t.interfaces))
    assert MODEL.concrete("Unknown") == ()


def test_outgoing_relationships_include_those_of_the_interfaces():
    for type_ in MODEL.node_types:
        outgoing = MODEL.outgoing(type_.label)
        assert set(outgoing) <= set(MODEL.relationships)
        for relationship in MODEL.relationships:
            starts = {t.label for label in relationship.start for t in MODEL.concrete(label)}
            assert (relationship in outgoing) == (type_.label in starts), (type_.label, relationship.type)
