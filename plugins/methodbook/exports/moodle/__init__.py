"""What Moodle imports: questions as XML, GIFT and Aiken, the glossary."""
