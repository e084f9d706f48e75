"""The layer as a map: every shape a link with a name and a value, in the order of the table."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse

from provision import boundaries
from provision.maps import AreaOnMap, MapClass, MapDrawing, draw
from provision.maps.classes import Classed
from provision.names import area_name
from toolkit.dashboard.layers import Layer
from toolkit.dashboard.rows import Row


def drawing(
    rows: Sequence[Row], *, classed: Classed, layer: Layer, need: str, region: str | None, title: str
) -> MapDrawing | None:
    """The national map, or a region's; None where the pack has no boundaries."""
    view = boundaries.of_region(region) if region else boundaries.national()
    if view is None:
        return None
    answers = {row.area.code: _on_map(row, classed=classed, layer=layer, need=need) for row in rows}
    nothing = AreaOnMap(name="", value="", map_class=MapClass.NEIGHBOUR)
    drawn = {place.code for part in (view, *view.lenses) for place in (*part.places, *part.surroundings)}
    return draw(
        view,
        svg_id="map",
        title=title,
        areas=answers | dict.fromkeys(drawn - answers.keys(), nothing),  # in the order of the table
        captions=boundaries.lens_names(),
    )


def _on_map(row: Row, *, classed: Classed, layer: Layer, need: str) -> AreaOnMap:
    value = render_to_string("toolkit/includes/layer_value.txt", {"row": row, "layer": layer})
    address = (
        reverse("cell", args=[row.area.code, need])
        if layer is Layer.GAP
        else reverse("area", args=[row.area.code])
    )
    return AreaOnMap(
        name=area_name(row.area),
        value=" ".join(value.split()),
        map_class=classed.classes[row.area.code],
        href=address,
    )


def layer_address(*, layer: Layer, need: str | None = None, region: str | None = None) -> str:
    """The dashboard's address for a layer."""
    query = {"layer": layer, "need": need, "area": region}
    return "?" + urlencode({key: value for key, value in query.items() if value})
