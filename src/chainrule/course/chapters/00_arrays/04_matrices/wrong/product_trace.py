# diagnosis: trace
def product(A, B):
    return (A @ B).trace()
