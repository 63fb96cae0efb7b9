# diagnosis: centred
def predict(x, w, b):
    if len(x) == 0:
        return []
    mean = sum(x) / len(x)
    return [w * (value - mean) + b for value in x]
