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
    "no-file": (
        "The exercise's file is not where it belongs, or cannot be read. Nothing that was passed is lost: "
        "chainrule reset brings the starter back, and every pass is kept as a snapshot."
    ),
    "refused": (
        "The function raises an error for an input that has an answer. The condition before the raise lets "
        "through too little, or asks for the wrong thing."
    ),
    "loop-variable-changed": (
        "In for a in u, a is a name for one value after the other. Giving a another value changes the name, "
        "not the list: the results have to be put somewhere."
    ),
    "line-too-many": "Without this one line the program is right. It has been tried out.",
    "thrown-away": (
        "A line works something out and does not give it a name, so it is forgotten at once. y + b alone "
        "changes nothing; y = y + b does."
    ),
    "overwritten": (
        "In a loop, = puts a new value in the place of the old one in every round; what was there before is "
        "lost. += adds to it."
    ),
    "added-up": "+= adds to what was there before; here, the new value should take its place.",
    "changes-in-place": (
        "append, sort, reverse and their like change the list itself and return None. x = x.append(3) "
        "therefore makes x None."
    ),
    "not-updated": (
        "To find the best of many, one keeps the best so far, compares each new one with it, and puts the "
        "new one in its place when it is better. That last step is missing."
    ),
    "values-as-places": (
        "for i in u goes through the values of u. To count places, 0, 1, 2, …, it is for i in range(len(u))."
    ),
    "places-as-values": (
        "for i in range(len(u)) counts places, 0, 1, 2, …. To go through the values, it is for value in u."
    ),
    "still-needed": (
        "A result is stored under a name whose old value later rounds still need, so that each round begins "
        "where the last one ended."
    ),
    "inside-loop": (
        "A line that belongs behind the loop stands in it, and runs in every round. In Python, the "
        "indentation decides."
    ),
    "outside-loop": (
        "A line that is needed anew in every round stands before the loop, and runs once: most often a "
        "total that has to begin at 0, or a copy that has to be fresh."
    ),
    "order-of-lines": (
        "The lines are right and stand in the wrong order: one uses what the other has not made yet, or has "
        "changed already."
    ),
    "brackets": (
        "Powers are worked out first, then products and quotients, then sums and differences; within the "
        "same kind, from the left. Brackets come before all of that."
    ),
    "bracket-too-early": (
        "The bracket of a function closes too early: something behind it belongs inside, as in abs(a) - b "
        "for abs(a - b)."
    ),
    "bracket-too-late": (
        "The bracket of a function takes in too much: something inside belongs behind it, as in abs(a - b) "
        "for abs(a) - b."
    ),
    "turned-round": (
        "A difference, a quotient or a product of matrices is the wrong way round: these depend on what "
        "comes first."
    ),
    "operator": (
        "An operator is another one than the formula has. In NumPy, * multiplies entry by entry, @ is the "
        "matrix product, ** the power, and ^ compares bits."
    ),
    "sign": "There is a minus too many.",
    "comparison": "A comparison asks for the wrong side, or being equal does not count as it should.",
    "function": "Another function is needed there: of a similar name, or for a similar task.",
    "python-for-numpy": (
        "Python's own min, max and sum go through the rows of a table, and compare or add whole rows. "
        "NumPy's, with an axis, go through its numbers."
    ),
    "option": ("An option changes what is computed: keepdims keeps an axis of length 1, ddof what is divided by."),
    "star-missing": (
        "zip(A) gets the table as one thing. zip(*A) gets its rows one by one, and then pairs what stands "
        "in the same column."
    ),
    "list-missing": "Functions that put arrays together take one list of them: np.hstack([a, b]).",
    "transpose": (
        "A matrix has to be turned round, or should not be. Write the shapes beside each factor: (m, n) @ "
        "(n, k) gives (m, k), the inner sizes agree."
    ),
    "indices-swapped": "In A[i, j] the first index is the row, the second the column.",
    "slice": "A slice leaves out entries that belong to it. x[a:b] begins with a and ends before b.",
    "call-too-many": "A function is applied that the formula does not ask for.",
    "factor-too-many": "A factor does not belong there.",
    "term-too-many": "A term does not belong there.",
    "power-too-many": "A power does not belong there.",
    "index-for-value": "The index i counts 0, 1, 2, …; the value at that place is x[i].",
    "constant": "A number in the program is not the one that the formula or the counting asks for.",
    "wrong-name": (
        "A variable stands where another one belongs: often a line was copied and not changed everywhere."
    ),
}
