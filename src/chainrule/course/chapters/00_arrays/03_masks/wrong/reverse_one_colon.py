# diagnosis: one-colon
def reverse(x):
    return x[:-1]
