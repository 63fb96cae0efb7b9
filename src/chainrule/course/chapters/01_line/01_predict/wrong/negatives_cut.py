# diagnosis: negatives-cut
def predict(x, w, b):
    return [max(0, w * value + b) for value in x]
