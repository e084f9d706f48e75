"""A pathway as a diagram of lanes: stages across, agencies down. Geometry only; a template draws it. Pure."""

from referrals.lanes.drawing import Drawing, drawn
from referrals.lanes.facts import LaneStep, LaneWay

__all__ = ["Drawing", "LaneStep", "LaneWay", "drawn"]
