"""The course: exercises in the learner's own editor, and a checker that says what is wrong by name."""
