"""A course that Moodle restores whole: its bank, its quizzes, their settings and random slots."""
