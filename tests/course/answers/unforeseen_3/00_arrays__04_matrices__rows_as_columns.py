# cause: worked_product is the transpose of A · B: the results for each row of A were written down as a column.
# diagnosis: transposed

A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = [[10, 34, 58], [30, 78, 126], [50, 122, 194]]
