"""The lab: the course in the browser, with pictures that run on the code that the learner just wrote."""
