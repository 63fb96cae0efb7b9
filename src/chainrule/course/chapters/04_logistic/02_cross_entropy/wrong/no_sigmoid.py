# diagnosis: z-as-p
def cross_entropy_from_logits(z, y):
    return cross_entropy(z, y)
