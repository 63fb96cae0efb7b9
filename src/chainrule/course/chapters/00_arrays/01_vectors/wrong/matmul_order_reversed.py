# diagnosis: order-reversed
def matmul(A, B):
    columns = list(zip(*A))
    C = []
    for row in B:
        C.append([sum(x * y for x, y in zip(row, column)) for column in columns])
    return C
