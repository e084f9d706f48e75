"""The gap method worked out a second time, slowly and plainly, for tests alone.

It was written from the published method without reading the product's own calculation, so that the two can disagree.
It starts from what a person types into the CSV files and ends with the cells that `gaps --format json` prints.
Numbers are exact fractions until they are printed.
"""
