# diagnosis: factor 2m
def cost(x, y, w, b):
    J = 0
    for i in range(len(x)):
        J += (w * x[i] + b - y[i]) ** 2
    return J
