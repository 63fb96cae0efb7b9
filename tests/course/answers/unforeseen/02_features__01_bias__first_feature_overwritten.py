# cause: The ones are written over the first feature of a copy of X instead of into a new column before it.
# diagnosis: first-feature-overwritten
def add_bias_column(X):
    X_new = X.copy()
    X_new[:, 0] = 1
    return X_new
