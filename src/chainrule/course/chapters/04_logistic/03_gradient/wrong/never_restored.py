# diagnosis: not-put-back
def numeric_gradient(f, theta, h):
    result = []
    for j in range(len(theta)):
        old = theta[j]
        theta[j] = old + h
        above = f(theta)
        theta[j] = old - h
        below = f(theta)
        result.append((above - below) / (2 * h))
    return np.array(result)
