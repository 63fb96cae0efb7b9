# diagnosis: first-column-only
def transpose(A):
    result = []
    for j in range(len(A[0])):
        result.append([row[j] for row in A])
        return result
