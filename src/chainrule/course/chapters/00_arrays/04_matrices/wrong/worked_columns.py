# diagnosis: columns-with-columns
worked_product = [[14, 58, 102], [22, 74, 126], [30, 90, 150]]
