# cause: The line of w was copied for b with b in the place of x_i, so that the change of the bias is multiplied by b itself.
# diagnosis: factor-too-many
def perceptron_step(X, y, w, b, learning_rate):
    for i in range(len(X)):
        z = X[i] @ w + b
        if z >= 0:
            y_hat = 1
        else:
            y_hat = 0
        w = w + learning_rate * (y[i] - y_hat) * X[i]
        b = b + learning_rate * (y[i] - y_hat) * b
    return w, b
