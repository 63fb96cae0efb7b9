# diagnosis: added
worked_product = [[7, 7, 10], [6, 13, 14], [7, 11, 18]]
