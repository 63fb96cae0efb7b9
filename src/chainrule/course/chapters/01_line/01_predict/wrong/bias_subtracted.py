# diagnosis: bias-subtracted
def predict(x, w, b):
    return [x_i * w - b for x_i in x]
