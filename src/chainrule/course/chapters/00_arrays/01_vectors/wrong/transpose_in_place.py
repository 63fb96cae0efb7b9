# diagnosis: input-changed A
def transpose(A):
    columns = [list(column) for column in zip(*A)]
    A.clear()
    A.extend(columns)
    return A
