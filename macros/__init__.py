"""The writers' door: what the modules in statistics/, claims/, charts/ and tables/ import."""

from macros.engine.core import formats, partial_dates
from macros.engine.core.markup import join
from macros.engine.datasets.csl_json import KINDS
from macros.engine.drawing import bars
from macros.engine.drawing.style import ACCENT, FILL, QUIET, RULE, SERIES
from macros.engine.items import operations
from macros.engine.items.registry import chart, claim, statistic, table
from macros.engine.items.table_cells import Period, Stat, Value
