# diagnosis: all-added
def matmul(A, B):
    result = []
    for row in A:
        result.append([sum(row) + sum(column) for column in zip(*B)])
    return result
