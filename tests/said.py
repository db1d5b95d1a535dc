"""What the checker says, in the language of the sample."""

from methodbook.model.finding import Finding, Told
from methodbook.words import read_words

RU = read_words("ru")


def tell(finding: Finding) -> Told:
    return finding.tell(RU)
