# diagnosis: every-second
def reverse(x):
    return x[::-2]
