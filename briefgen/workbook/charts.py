"""Native charts: the drawing that places them on a sheet, and each chart, with the values it was drawn from for viewers that do not calculate."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.workbook.escape import DECLARATION, xml_attribute, xml_text
from briefgen.workbook.plan import Chart, Series

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PLACES = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"

# Each at least 3:1 against white; the figures stand in the table beside the chart, so that no colour has to be told from another.
_PALETTE = ("1F3864", "C55A11", "548235", "7030A0", "2E75B6", "A61C3C", "00736B", "7F6000", "B4489A", "4D6B00", "7F7F7F", "595959")
_CATEGORIES, _VALUES = 111, 222  # the numbers by which a chart names its two axes
_TEXT = '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
_LINE = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>'


def drawing_part(charts: Sequence[Chart]) -> str:
    """The places of the charts of one sheet, each with the alternative text that a screen reader reads out."""
    frames = []
    for number, chart in enumerate(charts, start=1):
        (left, top), (right, bottom) = chart.corner, chart.opposite
        frames.append(
            f'<xdr:twoCellAnchor>{_corner("from", left, top)}{_corner("to", right, bottom)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>'
            f'<xdr:cNvPr id="{number + 1}" name="{xml_attribute(chart.title)}" descr="{xml_attribute(chart.about)}"/><xdr:cNvGraphicFramePr/>'
            '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic>'
            f'<a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{RELS}" r:id="rId{number}"/></a:graphicData></a:graphic>'
            "</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
        )
    return f'{DECLARATION}<xdr:wsDr xmlns:xdr="{PLACES}" xmlns:a="{MAIN}">{"".join(frames)}</xdr:wsDr>'


def drawing_relations(first_chart: int, count: int) -> str:
    """The charts that a drawing places, numbered through the workbook from `first_chart` on."""
    rows = (
        f'<Relationship Id="rId{number + 1}" Type="{RELS}/chart" Target="/xl/charts/chart{first_chart + number}.xml"/>'
        for number in range(count)
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELS}">{"".join(rows)}</Relationships>'


def chart_part(chart: Chart) -> str:
    """One chart: upright columns for a single series, lying and stacked bars for several."""
    stacked = len(chart.series) > 1
    grouping = f'<c:barDir val="{"bar" if stacked else "col"}"/><c:grouping val="{"stacked" if stacked else "clustered"}"/>'
    series = "".join(_series(number, one, chart) for number, one in enumerate(chart.series))
    shape = f'<c:gapWidth val="60"/>{"<c:overlap val=" + chr(34) + "100" + chr(34) + "/>" if stacked else ""}'
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_TEXT}</c:legend>' if stacked else ""
    return (
        f'{DECLARATION}<c:chartSpace xmlns:c="{CHART}" xmlns:a="{MAIN}" xmlns:r="{RELS}"><c:roundedCorners val="0"/><c:chart>'
        f'{_title(chart.title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>'
        f'<c:barChart>{grouping}<c:varyColors val="0"/>{series}{shape}{axes}</c:barChart>{_axes(chart, stacked)}</c:plotArea>'
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _corner(name: str, column: int, row: int) -> str:
    """A corner at the upper left of a cell; the file counts from 0."""
    return f"<xdr:{name}><xdr:col>{column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"


def _title(text: str, size: int) -> str:
    look = f'<a:defRPr sz="{size}" b="1"/>'
    run = f'<a:r><a:rPr lang="en-GB" sz="{size}" b="1"/><a:t>{xml_text(text)}</a:t></a:r>'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{look}</a:pPr>{run}</a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title>'
    )


def _series(number: int, series: Series, chart: Chart) -> str:
    labels = ""
    if len(chart.series) == 1:  # the figure above each column; in a stack the figures would cover the bars
        off = "".join(f'<c:{name} val="0"/>' for name in ("showCatName", "showSerName", "showPercent", "showBubbleSize"))
        labels = f'<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/>{off}</c:dLbls>'
    fill = f'<c:spPr><a:solidFill><a:srgbClr val="{_PALETTE[number % len(_PALETTE)]}"/></a:solidFill></c:spPr>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:strRef><c:f>{xml_text(series.name_ref)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{xml_text(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'{fill}<c:invertIfNegative val="0"/>{labels}'
        f"<c:cat><c:strRef><c:f>{xml_text(chart.categories_ref)}</c:f><c:strCache>{_points(chart.categories)}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{xml_text(series.values_ref)}</c:f><c:numCache><c:formatCode>General</c:formatCode>{_points(series.values)}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def _points(values: Sequence[object]) -> str:
    points = "".join(f'<c:pt idx="{number}"><c:v>{xml_text(str(value))}</c:v></c:pt>' for number, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _axes(chart: Chart, lying: bool) -> str:
    across, up = ("l", "b") if lying else ("b", "l")
    # Lying bars run from the bottom up unless told otherwise, and then the values would stand on top.
    order, crossing = ("maxMin", "max") if lying else ("minMax", "autoZero")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{across}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/>{_LINE}{_TEXT}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{up}"/><c:majorGridlines>{_LINE}</c:majorGridlines>{_title(chart.unit, 900)}<c:numFmt formatCode="0" sourceLinked="0"/>'
        f'<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{_LINE}{_TEXT}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crossing}"/><c:crossBetween val="between"/></c:valAx>'
    )
