"""Pictures of numbers as people read them: values in, a Chart out, drawn as SVG by the template that gets it.

Pure: no request and no database. Every chart says in one sentence what it shows and carries its numbers as a table.
Places are printed for SVG ("12.5%" of the drawing), so that text keeps its size whatever the width of the page is.
"""

from conference.charts.bars import Part, bars
from conference.charts.chart import Chart
from conference.charts.columns import Column, columns, counted_columns
from conference.charts.lines import Mark, Series, cumulative, over_time
from conference.charts.strips import Strip, strips

__all__ = [
    "Chart",
    "Column",
    "Mark",
    "Part",
    "Series",
    "Strip",
    "bars",
    "columns",
    "counted_columns",
    "cumulative",
    "over_time",
    "strips",
]
