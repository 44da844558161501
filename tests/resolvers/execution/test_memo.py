"""The memo is bounded."""

from resolvers.execution.memo import Memo


def test_a_full_memo_is_cleared():
    memo: Memo[int, str] = Memo(2)
    assert [memo.keep(number, str(number)) for number in (1, 2)] == ["1", "2"]
    assert memo.keep(3, "3") == "3"
    assert memo == {3: "3"}
