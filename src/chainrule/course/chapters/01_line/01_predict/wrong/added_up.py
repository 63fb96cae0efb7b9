# diagnosis: predictions-summed
def predict(x, w, b):
    y = 0
    for x_i in x:
        y += w * x_i + b
    return y
