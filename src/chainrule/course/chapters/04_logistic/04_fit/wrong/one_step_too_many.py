# diagnosis: one-step-too-many
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    step = 0
    while step <= steps:
        gradient = X.T @ (_sigmoid(X @ theta) - y) / len(y)
        gradient[1:] += l2 * theta[1:]
        theta = theta - learning_rate * gradient
        step += 1
    return theta
