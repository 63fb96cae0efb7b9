# cause: In xor_with_product the weight of the product takes away only one of the two ones, so (1, 1) still gets class 1.
# diagnosis: not-all-right

# x1 + x2 - x1*x2, threshold one half
xor_with_product = (1, 1, -1, -0.5)
