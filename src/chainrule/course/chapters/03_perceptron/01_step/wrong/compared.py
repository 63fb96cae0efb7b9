# diagnosis: booleans
def step(z):
    return z >= 0
