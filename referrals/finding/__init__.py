"""Finding a route in the database: services as offers, a place as a unit, and answers in words."""
