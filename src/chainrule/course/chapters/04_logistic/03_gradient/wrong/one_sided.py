# diagnosis: one-sided
def numeric_gradient(f, theta, h):
    result = np.zeros(len(theta))
    for j in range(len(theta)):
        moved = theta.copy()
        moved[j] += h
        result[j] = (f(moved) - f(theta)) / h
    return result
