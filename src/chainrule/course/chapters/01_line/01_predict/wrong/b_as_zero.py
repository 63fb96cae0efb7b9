# diagnosis: b-as-zero
def predict(x, w, b):
    return [w * (value - b) for value in x]
