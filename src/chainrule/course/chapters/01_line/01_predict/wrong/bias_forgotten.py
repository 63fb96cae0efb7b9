# diagnosis: argument-unused b
def predict(x, w, b):
    predictions = []
    for value in x:
        predictions.append(w * value)
    return predictions
