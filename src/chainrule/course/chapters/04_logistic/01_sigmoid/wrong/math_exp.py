# diagnosis: raised
def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))
