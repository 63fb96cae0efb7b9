# diagnosis: element-wise
def matmul(A, B):
    C = []
    for row_a, row_b in zip(A, B):
        C.append([a * b for a, b in zip(row_a, row_b)])
    return C
