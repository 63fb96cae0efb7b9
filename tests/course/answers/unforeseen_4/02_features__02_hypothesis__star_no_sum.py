# cause: X * theta multiplies the entries but the products of each row are not summed, so a table comes back instead of one prediction a row.
# diagnosis: products-not-added
def hypothesis(X, theta):
    return X * theta
