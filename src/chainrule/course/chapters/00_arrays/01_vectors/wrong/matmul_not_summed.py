# diagnosis: not-summed
def matmul(A, B):
    result = []
    for row in A:
        new = []
        for j in range(len(B[0])):
            new.append([row[k] * B[k][j] for k in range(len(B))])
        result.append(new)
    return result
