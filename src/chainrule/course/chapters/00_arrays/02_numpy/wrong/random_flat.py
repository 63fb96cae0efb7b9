# diagnosis: flat
def random_array(shape, rng):
    cells = 1
    for length in shape:
        cells *= length
    return rng.random(cells)
