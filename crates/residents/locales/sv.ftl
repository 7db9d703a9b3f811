# Texter för invånare.
residents-refusal-number-taken = Det finns redan en person med det personnumret. Sök fram personen i stället.
residents-refusal-number-twice = Personnumret står mer än en gång i filen.
residents-refusal-birth-ahead = Födelsedagen ligger framåt i tiden. Kontrollera datumet.
residents-refusal-birth-long-ago = Födelsedagen ligger för långt tillbaka. Kontrollera årtalet.
residents-refusal-already-dead = Dödsfallet är redan antecknat.
residents-refusal-death-ahead = Dödsdagen ligger framåt i tiden. Kontrollera datumet.
residents-refusal-death-before-birth = Dödsdagen ligger före födelsedagen. Kontrollera datumet.
