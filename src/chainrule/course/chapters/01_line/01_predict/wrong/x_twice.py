# diagnosis: x-twice
def predict(x, w, b):
    return (w + b) * x
