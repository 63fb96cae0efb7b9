# cause: The line y + b calculates the sum but stores it nowhere, so that w * x is returned without the bias.
# diagnosis: thrown-away
def predict(x, w, b):
    y = w * x
    y + b
    return y
