# diagnosis: mirrored-place
def matmul(A, B):
    product = []
    for row, column in zip(A, zip(*B)):
        product.append([x * y for x, y in zip(row, column)])
    return product
