# diagnosis: powers-added
def polynomial_features(x, degree):
    return sum(x**k for k in range(degree + 1))
