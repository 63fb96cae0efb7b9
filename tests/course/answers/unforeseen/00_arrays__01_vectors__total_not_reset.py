# cause: The running total of matmul is set to 0 once for each row instead of once for each entry, so that it carries over from column to column.
# diagnosis: total-kept
def matmul(A, B):
    result = []
    for i in range(len(A)):
        row = []
        total = 0
        for j in range(len(B[0])):
            for k in range(len(B)):
                total = total + A[i][k] * B[k][j]
            row.append(total)
        result.append(row)
    return result
