# diagnosis: old-name
def random_array(shape, rng):
    return rng.rand(*shape)
