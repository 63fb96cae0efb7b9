# diagnosis: and-cannot-be-parted
settles_on_and = False
