"""What a derivation says of a capture, where extraction and the passes over its text meet."""

from datetime import UTC, datetime

from archive.captures import Capture
from archive.edits import apply, undo
from crawler.derive import derive

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_line_ends_of_a_text_file_are_told_as_edits() -> None:
    text = "青岚市召开药品安全会议\r\n会议听取了各县区的汇报。\r会议要求把隐患查清。\n"
    file = Capture("会议.txt", NOW, None, (("Content-Type", "text/plain"),), text.encode())
    found = derive([file])
    assert found.original_text == text
    assert "\r" not in found.text
    assert apply(found.original_text, found.audit) == found.text
    assert undo(found.text, found.audit) == found.original_text


def test_an_address_of_a_column_of_notices_tells_a_notice() -> None:
    page = f"<title>本周抽检情况</title><h1>本周抽检情况</h1><p>{'抽检药品十批次，均符合规定。' * 20}</p>"
    url = "https://yj.example.cn/tzgg/2025/7.html"
    assert derive([Capture(url, NOW, 200, (("Content-Type", "text/html"),), page.encode())]).kind == "notice"
