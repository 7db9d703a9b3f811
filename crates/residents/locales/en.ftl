# Texts for residents.
residents-refusal-number-taken = There is already a person with that personal number. Search for the person instead.
residents-refusal-number-twice = The personal number stands more than once in the file.
residents-refusal-birth-ahead = The date of birth lies ahead. Check the date.
residents-refusal-birth-long-ago = The date of birth lies too far back. Check the year.
residents-refusal-already-dead = The death is already recorded.
residents-refusal-death-ahead = The date of death lies ahead. Check the date.
residents-refusal-death-before-birth = The date of death lies before the date of birth. Check the date.
