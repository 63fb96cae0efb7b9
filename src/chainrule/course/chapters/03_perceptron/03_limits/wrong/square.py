# diagnosis: square-does-not-help
settles_with_square = False
