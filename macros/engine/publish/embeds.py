"""In: a chart. Out: a page of it alone, which another site can show in a frame: nothing in it is loaded or run.

It has the chart's title, its drawing for the width of the frame, what it shows and what it rests on, and the way back.
"""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from macros.engine.calls import figures
from macros.engine.core import addresses, markup
from macros.engine.drawing.framed_svg import Texts
from macros.engine.drawing.style import FONT, INK, QUIET

if TYPE_CHECKING:
    from macros.engine.items.registry import Item
    from macros.engine.site.site import Site

STYLE = f"""
body {{ background: var(--chart-paper); color: {INK}; font: 16px/1.5 {FONT}; margin: 0; }}
figure {{ margin: 0; padding: 12px; }}
svg {{ display: block; height: auto; max-width: 100%; }}
h1 {{ font-size: 18px; line-height: 1.3; margin: 0; }}
p {{ font-size: 14px; margin: 8px 0 0; max-width: 42em; }}
.unit, .foot {{ color: {QUIET}; }}
.told {{ clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }}
.wide {{ display: none; }}
@media (min-width: 560px) {{ .wide {{ display: block; }} .wide + .narrow {{ display: none; }} }}
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="canonical" href="{trace}">
<style>{style}</style>
</head>
<body>
<figure>
<figcaption><h1 id="title">{title}</h1>{unit}</figcaption>
<div role="img" aria-labelledby="title" aria-describedby="told">{drawn}</div>
<p class="told" id="told">{told}</p>
{foot}
<p><a href="{trace}" target="_top" rel="noopener">This chart, its data and its source on the site that made it</a></p>
</figure>
</body>
</html>
"""


def page(site: Site, item: Item, chart: Any, texts: Texts) -> str:
    """The whole page, in the colours of the light scheme."""
    style = site.drawings.concrete(STYLE)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    unit = markup.element("p", markup.text(texts.unit), class_="unit") if texts.unit else ""
    return PAGE.format(
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        title=markup.text(texts.title),
        trace=f"../{addresses.item('charts', item.name)}",
        style=style,
        unit=unit,
        drawn=site.drawings.concrete(site.drawings.inline(chart, item.name)),
        told=markup.text(figures.sentence(site.calls, item, chart)),
        foot="\n".join(markup.element("p", markup.text(text), class_="foot") for text in texts.foot),
    )
