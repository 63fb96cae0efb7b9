# diagnosis: b-multiplied
def predict(x, w, b):
    return (x + b) * w
