"""Lengths of the diagram, in units of its drawing (a pixel at its natural size)."""

TEXT, LINE = 14.0, 17.0
BOX_WIDTH, PADDING, LEAST_BOX = 154.0, 9.0, 58.0
NUMBER = 22.0  # room for the number before the first line
MARGIN = 12.0
HEAD, LABEL = 24.0, 24.0  # above the lines of a stage's name; above a lane's boxes, for its name
TRACK, CLEAR = 9.0, 15.0  # between two lines of a gutter; beside the outermost
BORDER = 7.0  # from a box to where the next stage begins
FIRST_PORT, PORT = 20.0, 9.0  # from a box's top to where the first line comes in, and on to the next
HEAD_OF_ARROW = 7.0
CUT = 12.0  # cut off the corners of a decision
"""A decision has cut corners, an exit round ends: shapes, not colours, tell them apart."""
