"""Maps without tiles or scripts: boundaries in, drawings out, and a template writes the SVG.

An `Atlas` is read once from GeoJSON; a view of it (`national_view`, `region_view`, `area_view`) is worked
out once and kept; `draw` puts a layer's answers on a view. `class_states` and `class_quantities` turn
answers into classes and a legend.
"""

from provision.maps.classes import Classed, LegendEntry, MapClass, class_states, state_class
from provision.maps.drawing import AreaOnMap, MapDrawing, Shape, draw
from provision.maps.projection import Frame
from provision.maps.scales import class_quantities
from provision.maps.views import Atlas, Lens, View, area_view, national_view, region_view

__all__ = [
    "AreaOnMap",
    "Atlas",
    "Classed",
    "Frame",
    "LegendEntry",
    "Lens",
    "MapClass",
    "MapDrawing",
    "Shape",
    "View",
    "area_view",
    "class_quantities",
    "class_states",
    "draw",
    "national_view",
    "region_view",
    "state_class",
]
