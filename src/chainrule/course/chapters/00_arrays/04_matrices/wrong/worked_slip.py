# diagnosis: some-entries
worked_product = [[10, 30, 50], [34, 78, 112], [58, 126, 194]]
