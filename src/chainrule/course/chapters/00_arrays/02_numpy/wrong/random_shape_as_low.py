# diagnosis: shape-not-as-size
def random_array(shape, rng):
    return rng.uniform(shape)
