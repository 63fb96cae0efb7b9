# diagnosis: shape-unpacked
def random_array(shape, rng):
    return rng.random(*shape)
