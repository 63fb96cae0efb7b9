# diagnosis: last-only
def reverse(x):
    return x[-1]
