"""What numbers are called in words: to write them, to know them in prose, and to compare what is printed."""

CARDINALS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
ROMANS = " i ii iii iv v vi vii viii ix x xi xii".split(" ")
_UNITS = CARDINALS[2:]
_TEENS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_LARGE = "hundred thousand million billion trillion".split()
# In prose they count as numbers: all but one, first and second.
NUMBER_WORDS = (
    *(*_UNITS, *_TEENS, *_TENS, *_LARGE, *(f"{word}s" for word in _LARGE)),
    *ORDINALS[3:],
    *(f"{word}th" for word in _TEENS + _LARGE),
    *(f"{word[:-1]}ieth" for word in _TENS),
    *(f"{word}fold" for word in _UNITS + _TEENS + _TENS + _LARGE),
    *"thirds fourths fifths sixths sevenths eighths ninths tenths hundredths thousandths half halves quarter".split(),
    *"quarters twice thrice double triple quadruple quintuple tens dozen dozens scores percent percentage".split(),
)
# What the words are worth in which an article prints a number.
WORTH: dict[str, float] = {word: n for names in (CARDINALS, ORDINALS) for n, word in enumerate(names)}
WORTH |= {"once": 1, "twice": 2, "half": 0.5}
