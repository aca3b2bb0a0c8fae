"""Document-sharing sites: captions of pages, what a file is like and costs, who uploaded it."""

from crawler.text.furniture.table.rule import Rule

DOCUMENTS: tuple[Rule, ...] = (
    Rule("page-caption", r".{2,120}_第\s?\d{1,4}\s?页", signs=("_第",)),
    Rule(
        "document-heading",
        r"文档简介|文本预览|文档预览|全文预览|内容预览|资源预览|资料预览|在线预览|文档介绍|资源描述\s?:.*|文档描述\s?:.*",
    ),
    Rule(
        "download-bar",
        r"下载资源需要.{1,20}|加入VIP.{0,10}|下载积分\s?:.{0,20}|\d+\s?下载券.{0,20}|合集下载|下载文档到电脑,.{0,16}",
    ),
    Rule(
        "document-meta",
        r"(?:[-—|]?\s?(?:(?:文档|资源|文件|资料)[\u4e00-\u9fff]{2,3}|上传人|上传者|文件大小|文件格式|上传时间|文档编号|文档页数|文档大小|文档格式|资源ID|资源大小|资源格式|全文页数|下载积分|格式|页数|大小|时间|ID"
        r"|编号|分类|浏览)\s?:\s?[^\s:|]{0,30}(?:\s[KM]B)?[\s|,]*){2,12}",
        signs=("上传", "文档", "资源", "文件", "格式", "页数", "大小", "下载"),
    ),
    Rule(
        "document-meta",
        r"[-—]?\s?(?:上传人|上传者|文档编号|文档页数|文档大小|文档格式|资源ID|资源大小|资源格式|全文页数|所需积分|资源编号)\s?:[^。;]{0,40}",
    ),
    Rule(
        "upload-notice",
        r"(?:\d\s?[.、]\s?)?(?:本站(?:所有|部分)?资源.{0,20}需要.*|本站的文档不包含.*|本站RAR压缩包.*|本站不(?:能)?保证(?:下载)?资源.*"
        r"|未经权益所有人同意.*|下载文件中?如有侵权.*)",
        longest=400,
    ),
    Rule("upload-notice", r"温馨提示|下载提示|下载须知|下载说明|特别提醒", "beside"),
    Rule(
        "upload-notice",
        r"《[^》]{1,120}》由会员.{0,6}分享.*|特殊限制\s?:\s?部分文档.*",
        longest=400,
    ),
    Rule(
        "upload-notice",
        r"(?:\d\s?[.、]\s?)?.{2,16}网?仅提供信息存储空间.*|.{0,10}(?:本|该)文档由用户(?:提供并)?上传.*",
        longest=400,
        signs=("信息存储空间", "文档由用户"),
    ),
)
