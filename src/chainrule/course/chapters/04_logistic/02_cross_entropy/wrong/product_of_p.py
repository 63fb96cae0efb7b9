# diagnosis: zeros-as-ones
def probability_of(p, y):
    return p.prod()
