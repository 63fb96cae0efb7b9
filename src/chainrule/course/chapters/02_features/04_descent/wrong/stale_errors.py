# diagnosis: history-one-behind
def gradient_descent(X, y, theta, learning_rate, steps):
    m = len(y)
    errors = X @ theta - y
    history = [errors @ errors / (2 * m)]
    for step in range(steps):
        errors = X @ theta - y
        theta = theta - learning_rate * X.T @ errors / m
        history.append(errors @ errors / (2 * m))
    return theta, history
