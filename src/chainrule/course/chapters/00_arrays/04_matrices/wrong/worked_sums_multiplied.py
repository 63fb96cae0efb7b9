# diagnosis: sums-multiplied
worked_product = [[48, 96, 144], [120, 240, 360], [192, 384, 576]]
