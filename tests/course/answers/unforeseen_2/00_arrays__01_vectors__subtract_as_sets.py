# cause: subtraction is taken as set difference: the entries of u that do not occur in v are kept, and nothing is calculated
# diagnosis: members-removed
def subtract(u, v):
    return [a for a in u if a not in v]
