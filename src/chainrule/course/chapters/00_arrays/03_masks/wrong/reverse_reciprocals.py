# diagnosis: reciprocals
def reverse(x):
    return 1.0 / x
