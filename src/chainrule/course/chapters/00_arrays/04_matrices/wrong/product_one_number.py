# diagnosis: one-number
def product(A, B):
    total = 0
    for i in range(len(A)):
        for j in range(B.shape[1]):
            total += A[i] @ B[:, j]
    return total
