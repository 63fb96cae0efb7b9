# diagnosis: one-number-only
def step(z):
    return 1 if z >= 0 else 0
