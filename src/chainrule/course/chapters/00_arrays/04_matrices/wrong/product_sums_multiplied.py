# diagnosis: sums-multiplied
def product(A, B):
    rows = A.sum(axis=1)
    columns = B.sum(axis=0)
    return rows[:, None] * columns[None, :]
