# cause: step asks with if whether z >= 0, which works for one number but raises ValueError for an array.
# diagnosis: one-number-only
def step(z):
    if z >= 0:
        return 1
    else:
        return 0
