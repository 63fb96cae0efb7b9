# diagnosis: all-multiplied
def predict(x, w, b):
    return x * w * b
