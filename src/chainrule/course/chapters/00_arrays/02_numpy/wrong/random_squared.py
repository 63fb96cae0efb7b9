# diagnosis: not-uniform
def random_array(shape, rng):
    return rng.random(shape) * rng.random(shape)
