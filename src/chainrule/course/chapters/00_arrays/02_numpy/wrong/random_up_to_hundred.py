# diagnosis: up-to-hundred
def random_array(shape, rng):
    return rng.uniform(0, 100, shape)
