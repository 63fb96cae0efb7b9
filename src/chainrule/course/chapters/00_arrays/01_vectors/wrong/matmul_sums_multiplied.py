# diagnosis: sums-multiplied
def matmul(A, B):
    return [[sum(row) * sum(line[j] for line in B) for j in range(len(B[0]))] for row in A]
