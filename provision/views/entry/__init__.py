"""The pages on which somebody adds or corrects a service: a list of tasks, its steps, and what became of it."""
