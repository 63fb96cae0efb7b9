# diagnosis: decided
def predict(x, w, b):
    return [1 if w * value + b >= 0 else 0 for value in x]
