# diagnosis: thetas-recorded
def gradient_descent(X, y, theta, learning_rate, steps):
    history = [theta]
    for _ in range(steps):
        theta = theta - learning_rate * X.T @ (X @ theta - y) / len(y)
        history.append(theta)
    return theta, history
