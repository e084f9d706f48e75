"""Whom no service in an area takes, need by need, with how many people that may be about at most."""

from toolkit.collisions.asking import MOST, AskedCircumstances, ask
from toolkit.collisions.left_out import LeftOut, NeedLeftOut, left_out

__all__ = ["MOST", "AskedCircumstances", "LeftOut", "NeedLeftOut", "ask", "left_out"]
