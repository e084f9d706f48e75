"""What a cell's page tells beside the calculation: the counts, studies, services and checks that it rests on."""
