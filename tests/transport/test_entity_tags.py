"""Entity tags: they identify the content, and are compared weakly; test_graphql_http.py tests them over HTTP."""

from transport.entity_tags import is_current, weak_tag


def test_only_equal_content_has_an_equal_tag():
    tags = [weak_tag(content) for content in ("", "a", "b", "ab", "ж")]
    assert tags == [weak_tag(content) for content in ("", "a", "b", "ab", "ж")]
    assert len(set(tags)) == len(tags)


def test_a_tag_has_the_form_of_a_weak_entity_tag():
    for content in ("", '"', "a, b"):
        tag = weak_tag(content)
        # RFC 9110, section 8.8.3; a comma would divide it in a list of tags.
        assert tag.startswith('W/"')
        assert tag.endswith('"')
        assert tag[3:-1].isalnum()


def test_the_current_tag_is_found_in_a_list_with_or_without_the_mark_of_weakness():
    tag = weak_tag("a")
    for if_none_match in (tag, tag.removeprefix("W/"), f'"x", {tag}', f'  {tag} ,W/"x"'):
        assert is_current(if_none_match, tag), if_none_match
    for if_none_match in ("", "*", weak_tag("b"), tag[:-2] + '"', tag[3:-1], f'"x {tag}"'):
        assert not is_current(if_none_match, tag), if_none_match
