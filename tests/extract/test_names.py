import pytest

from crawler.extract.names import names


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("周青禾", ("周青禾",)),
        ("周青禾 林一舟、何远", ("周青禾", "林一舟", "何远")),
        ("周青禾发自青岚", ("周青禾",)),
        ("青岚时报专栏作者 周青禾", ("周青禾",)),
        ("药剂科党支部", ()),
        ("青岚网", ()),
        ("本报记者", ()),
        ("阿依·古丽", ("阿依·古丽",)),
    ],
)
def test_only_what_can_be_a_name_is_an_author(shown: str, read: tuple[str, ...]) -> None:
    assert names(shown) == read
