# cause: The worked product multiplies the rows of A with the rows of B instead of with the columns of B.
# diagnosis: rows-with-rows
A = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
B = [[6, 5, 7], [2, 8, 8], [0, 3, 9]]
worked_product = [[37, 42, 33], [91, 96, 69], [145, 150, 105]]
