# diagnosis: begins-at-one
def fit(X, y, learning_rate, steps, l2):
    theta = np.ones(X.shape[1])
    for _ in range(steps):
        gradient = X.T @ (_sigmoid(X @ theta) - y) / len(y)
        gradient[1:] += l2 * theta[1:]
        theta = theta - learning_rate * gradient
    return theta
