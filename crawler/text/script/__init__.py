"""Traditional to Simplified: OpenCC's `t2s`, character for character, and a layer of corrections over it.

`convert` never changes the length of a text. `Conversion.table` is the plain map of single characters; where
the result differs from it, `Conversion.spans` names the class of the difference: `phrase` for OpenCC's own
phrases, else the rule of `corrections`.
"""

from crawler.text.script.conversion import VERSION, Conversion, convert
from crawler.text.script.detect import detect

__all__ = ["VERSION", "Conversion", "convert", "detect"]
