"""The continuity test over the database: which pathways hold in a unit, and where they break."""
