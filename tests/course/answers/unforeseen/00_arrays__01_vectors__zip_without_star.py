# cause: transpose calls zip(A) without the star, so that each row is only wrapped into a list instead of turned into a column.
# diagnosis: zip-without-star
def transpose(A):
    return [list(column) for column in zip(A)]
