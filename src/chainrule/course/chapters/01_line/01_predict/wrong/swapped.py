# diagnosis: arguments-swapped w b
def predict(x, w, b):
    return b * x + w
