"""Pages on which readers report problems and curators settle them."""
