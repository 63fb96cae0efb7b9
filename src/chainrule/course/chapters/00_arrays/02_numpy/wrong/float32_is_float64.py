# diagnosis: dtype
def as_float32(X):
    return X.astype(float)
