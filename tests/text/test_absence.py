"""What a page says that stands in the place of one that is not there; and sentences of articles that are about that."""

import pytest
from opencc import OpenCC

from crawler.text.absence import only_absence, says_absent

ABSENT = """
您访问的页面不存在
很抱歉，您访问的页面已删除或不存在！
抱歉，你所访问的页面找不到了
对不起，您要查看的信息已经被移动或删除。
该内容已被发布者删除
此内容因违规无法查看
文章不存在或已被删除
没有找到您要访问的网页
您查看的新闻不存在或未通过审核！
您要查找的资源可能已被删除，已更改名称或者暂时不可用。
此页面已下线
该公告不存在
detail.html 模板不存在
404
404错误
HTTP 错误 404.0 - Not Found
404 - 找不到文件或目录。
Page not found
Sorry, the page you are looking for could not be found.
""".strip().split("\n")
OTHER = """
药监局网站为何频现“404页面不存在”
关于旧版网站页面不存在问题的说明
旧版网站已下线，部分页面不存在，请到新版网站查询。
涉案网站的网页不存在备案信息
该产品不存在质量问题
该药品信息已删除
首页 新闻 资讯 移动
文章 删除
返回首页 关闭
温馨提示
数据加载中
网站正在维护中
第404批次样品检验合格
""".strip().split("\n")
_TO_TRADITIONAL = OpenCC("s2t").convert


@pytest.mark.parametrize("line", ABSENT)
def test_a_page_says_that_it_is_not_there(line: str) -> None:
    assert says_absent(line)
    assert says_absent(_TO_TRADITIONAL(line))


@pytest.mark.parametrize("line", OTHER)
def test_other_lines_say_no_such_thing(line: str) -> None:
    assert not says_absent(line)
    assert not says_absent(_TO_TRADITIONAL(line))


@pytest.mark.parametrize(
    "line", ["抱歉", "可能的原因：", "1. 网址有错误", "5 秒后自动跳转到首页", "返回上一页"]
)
def test_what_stands_around_it_says_nothing_else(line: str) -> None:
    assert only_absence(line)
    assert not says_absent(line)
