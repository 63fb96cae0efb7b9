# diagnosis: history-not-returned
def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    for _ in range(steps):
        h = X @ theta
        theta = theta - learning_rate / m * (h - y) @ X
    return theta
