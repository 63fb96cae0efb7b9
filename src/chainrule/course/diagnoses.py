"""What the general diagnoses mean, at length: for `chainrule why`, the lab and a teacher's report.

An exercise's own diagnoses explain themselves: their words stand in its check.py.
"""

from __future__ import annotations

GENERAL: dict[str, str] = {
    "not-attempted": (
        "The function's body is still the starter's. Replace the `...` by your code. A mistake costs "
        "nothing: save as often as you like."
    ),
    "empty": (
        "There is nothing in the file. `chainrule reset` brings the starter back; what you had is kept as a "
        "snapshot."
    ),
    "syntax": (
        "Python cannot read the file, so nothing could be run. The line that is named is where Python gave "
        "up; the cause is often at the end of the line before: a bracket that is open, a missing comma or "
        "colon."
    ),
    "import": (
        "A module that the file imports is not there. The exercises need NumPy, Python's own modules, and `mine`."
    ),
    "name": "A name is used that has no value: most often a slip of the pen, or an import that is missing.",
    "missing": (
        "The exercise asks for a function or a constant of a certain name, and the file has none. Names are "
        "part of the task."
    ),
    "parameters": (
        "The function is called with the arguments that the task names, in their order; its first line must "
        "take them."
    ),
    "raised": (
        "The function ended in an exception before it had a result. The line that is named is the innermost "
        "one of your file. Print what goes into it just before."
    ),
    "reads-input": (
        "input() waits for the keyboard. A function gets what it needs as arguments, so that it can be used "
        "anywhere."
    ),
    "exits": ("sys.exit(), quit() and the like end the whole program, and with it whoever called your function."),
    "endless": (
        "The code did not come to an end. Most often the condition of a loop never changes, or a list grows "
        "while it is gone through."
    ),
    "endless-recursion": "A function that calls itself needs a case in which it does not.",
    "memory": (
        "More memory was asked for than an exercise can need: often a table of all pairs, or a list that "
        "grows without end."
    ),
    "output-flood": ("The code prints without end. What it prints is not looked at: only what it returns counts."),
    "crashed": (
        "The Python process itself broke down. Plain Python and NumPy cannot do that; code outside their care can."
    ),
    "killed": "The process was ended from outside; most often the system had no memory left.",
    "forbidden": (
        "While it is checked, code may not start programs, change files, use the network or replace the "
        "functions of NumPy. No exercise needs that, and a slip could cost you your files."
    ),
    "no-verdict": "The checker itself could not work. Nothing is said about your code.",
    "no-error": (
        "Some questions have no answer: the inverse of a singular matrix, for one. A function that gives a "
        "number all the same does more harm than one that raises an error."
    ),
    "returned-none": (
        "A function without `return` returns None. print shows a value to you, and hands nothing to the caller."
    ),
    "returned-type": "The result is not made of numbers as the task asks for.",
    "number-of-results": (
        "The function returns more or fewer things than the task names. Several are returned as `return a, b`."
    ),
    "results-swapped": "The numbers are right and stand in another order than the task names.",
    "broadcast-table": (
        "An array of shape (m, 1) and one of shape (m,) do not fit element by element; NumPy pairs each row "
        "of the one with each of the other and makes an m×m table. Whatever is summed from it is wrong, and "
        "no error is raised. Give both the same shape, (m,) in this course."
    ),
    "transposed": (
        "Rows and columns have changed places. Rows are examples, columns are features: X has the shape (m, n)."
    ),
    "column-vector": (
        "The numbers stand in a table with one column or one row. One number an example (or a feature) is a "
        "flat array here: (m,). As soon as such a column meets a flat array, NumPy makes a table of all "
        "pairs."
    ),
    "flat": "The numbers are right in number but have lost an axis: the task asks for rows and columns.",
    "one-number": (
        "The result is an array with one number in it; a single number is asked for, as a sum or a mean gives it."
    ),
    "aggregated": (
        "One number came out where one for each example or feature is asked for. Name the axis that is summed over."
    ),
    "not-aggregated": (
        "There is one number for each example where one for all of them is asked for: their sum or their mean."
    ),
    "axis": (
        "The sum or the mean ran over the other axis. axis=0 runs down the rows and leaves one number a "
        "column; axis=1 the reverse."
    ),
    "off-by-one": (
        "There is one too many or one too few: look at where counting begins and ends. range(a, b) leaves b out."
    ),
    "shape": (
        "The result has another shape than the task asks for. Print shapes line by line; the first surprise "
        "is the mistake."
    ),
    "dtype": (
        "The type of the numbers is part of this task: float32 takes half the memory of float64 and has 7 digits."
    ),
    "input-changed": (
        "An array or list is not copied when it is passed to a function: whoever changes it changes the "
        "caller's. x -= 1 and x[0] = 1 work in place, x = x - 1 makes a new array."
    ),
    "arguments-swapped": "The result is what comes out when two of the arguments change places.",
    "argument-unused": "The right result depends on an argument that your function never looks at.",
    "last-left-out": (
        "The result is right for all examples but the last: often a loop to len - 1, or a slice [:-1]."
    ),
    "first-left-out": "The result is right for all examples but the first: Python counts from 0.",
    "first-only": "The result is that of the first example alone: often a return inside the loop.",
    "last-only": "The result is that of the last example alone: often = in the loop where += is meant.",
    "own-convention": (
        "Cost and gradient agree with each other but carry another factor than the course's. Books differ: "
        "some leave out the ½, some the 1/m. The minimum is at the same place; only the length of a step "
        "changes. In the course all parts carry the same."
    ),
    "factor": (
        "The result is the right one times a constant. It is found by trying several sizes: only so can 7 "
        "be told from m when m is 7. The commonest are m (a sum where a mean is asked for), 2 or ½ (the "
        "half of the cost), -1 (truth minus prediction)."
    ),
    "component": ("One of several results is wrong and the others are right: only one line needs to be looked at."),
    "square-root-taken": "The result is the square root of the right one.",
    "square-missing": "The result is the root of the right one: a square is missing.",
    "squared": "The result is the square of the right one.",
    "absolute": "The result has lost its signs.",
    "inverted": "The result is 1 minus the right one: yes and no have changed places.",
    "reciprocal": "The result is 1 divided by the right one.",
    "exponential": "The result is e to the power of the right one.",
    "logarithm": "The result is the logarithm of the right one.",
    "rounded": (
        "Digits are lost: by round, by //, or in an array of integers, which cuts every number that is put "
        "into it. Rounding is for people; whatever is computed from it later gets worse."
    ),
    "zeros": "Every number is zero: what was computed never reached the result.",
    "offset": (
        "Every number is off by the same amount: something is counted once too often, or a start value is added."
    ),
    "reversed": "The right numbers in reverse order.",
    "sorted": (
        "The right numbers, but sorted: the order of the examples is lost, and with it which y belongs to which x."
    ),
    "rearranged": "The right numbers in other places: often two indices have changed places.",
    "special-case": (
        "Right in general, and wrong in one case that has a name: an edge that is worth a line of its own."
    ),
    "not-a-number": "0/0, 0·inf and log of a negative number give nan, and one nan makes a whole sum nan.",
    "differ": (
        "The numbers are wrong, and no known cause fits. Work one small call out by hand and compare line by line."
    ),
    "not-reproducible": (
        "The same generator gave other numbers the second time: something is drawn from elsewhere, "
        "np.random's global state for one. With a generator that is passed in, an experiment can be "
        "repeated by anyone."
    ),
    "unstable": (
        "Right on paper and on ordinary numbers. But a computer's numbers end at about 1e308, and near 0 as "
        "well: e^1000 is infinite to it. The same formula can often be written so that no step leaves that "
        "range."
    ),
    "answer-kind": "The answer is of another kind: a number, True or False, or several numbers in brackets.",
    "answer": "The answer is not right yet. Paper, pencil and a few lines of code are allowed.",
}
