# diagnosis: hundredths
def random_array(shape, rng):
    return rng.integers(1000, size=shape) / 1000
