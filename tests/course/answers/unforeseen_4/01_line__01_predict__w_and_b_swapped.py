# cause: w and b are swapped: the input is multiplied by b, and w is added.
# diagnosis: arguments-swapped w b
def predict(x, w, b):
    return b * x + w
