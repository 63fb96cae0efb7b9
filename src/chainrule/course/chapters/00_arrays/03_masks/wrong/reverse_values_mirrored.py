# diagnosis: values-mirrored
def reverse(x):
    return max(x) - x
