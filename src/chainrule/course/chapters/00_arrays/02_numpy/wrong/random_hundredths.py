# diagnosis: hundredths
def random_array(shape, rng):
    numbers = rng.integers(0, 10, size=shape)
    return numbers / 10
