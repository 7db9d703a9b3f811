# Kehyksen ja osien sanat.
page-kit-skip = Siirry sisältöön
page-kit-nav = Päävalikko
page-kit-breadcrumbs = Olet tässä
page-kit-search = Hae
page-kit-search-placeholder = Nimi, henkilötunnus tai asia
page-kit-assignment = Tehtävä:
page-kit-assignment-change = Vaihda tehtävää
page-kit-signed-in = Kirjautunut:
page-kit-sign-out = Kirjaudu ulos
page-kit-language = Kieli
page-kit-theme = Vaalea tai tumma
page-kit-theme-auto = Laitteen mukaan
page-kit-theme-light = Vaalea
page-kit-theme-dark = Tumma
page-kit-age = { $years } v.
page-kit-own-words = Omin sanoin
page-kit-printed = Tulostettu { $when }, tulostaja { $who }
page-kit-notice-info = Hyvä tietää
page-kit-notice-success = Valmis
page-kit-notice-warning = Huomaa
page-kit-notice-danger = Seis
page-kit-error = Virhe
page-kit-errors = { $count ->
    [one] Yksi asia on korjattava
   *[other] { $count } asiaa on korjattava
 }
page-kit-optional = vapaaehtoinen
page-kit-date-hint = Vuosi-kuukausi-päivä, esimerkiksi 2026-03-02
page-kit-time-hint = Tunti ja minuutti, esimerkiksi 14.30
page-kit-personal-number-hint = Kaksitoista numeroa: VVVVKKPP-XXXX
page-kit-count-limit = Enintään { $count } merkkiä
page-kit-count-left = { $count } merkkiä jäljellä
page-kit-count-over = { $count } merkkiä liikaa
page-kit-filter = Näytä
page-kit-filter-clear = Näytä kaikki
page-kit-filter-label = Rajaa luetteloa
page-kit-sort-by = Lajittele:
page-kit-pages = Sivut
page-kit-page = Sivu { $page }
page-kit-page-before = Edellinen
page-kit-page-after = Seuraava
page-kit-rows-shown = { $from }–{ $to } / { $of }
page-kit-why = Miksi?
page-kit-rule-law = Laki
page-kit-rule-local = Kunnan oma sääntö
page-kit-rule-holds = Voimassa
page-kit-rule-read = Lue koko sääntö
page-kit-figure-empty = Ei vielä mitään laskettavaa
page-kit-figure-hidden = Piilotettu
page-kit-figure-definition = Näin se lasketaan
page-kit-figure-rows = Näytä aineisto
page-kit-small-hidden = Alle { $count } henkilön ryhmiä ei näytetä, jotta ketään ei voi tunnistaa.
page-kit-progress = { $done } / { $of }
page-kit-letter = Kirje: { $title }
page-kit-letter-reference = Asia
page-kit-knot-done = Valmis
page-kit-knot-due = Tehtävä
page-kit-knot-broken = Lanka on tästä poikki
page-kit-knot-ahead = Myöhemmin
page-kit-thread-broken = { $count ->
    [one] Lanka on poikki yhdestä kohdasta
   *[other] Lanka on poikki { $count } kohdasta
 }
page-kit-thread-whole = Lanka on ehjä
page-kit-chart-table = Arvot taulukkona
page-kit-chart-when = Ajanjakso
page-kit-chart-value = Arvo
page-kit-chart-target = Tavoite
page-kit-chart-target-between = Tavoite: { $low }–{ $high } { $unit }
page-kit-chart-group = Ryhmä
page-kit-chart-trend = { $title }: alussa { $first } ({ $from }), lopussa { $last } ({ $to }).
page-kit-chart-range = Väliltä
page-kit-chart-no-value = Puuttuu

page-kit-accessibility = Saavutettavuus
page-kit-help = Ohje
page-kit-refusal-empty = Kenttä ei saa olla tyhjä.
page-kit-refusal-hidden = Tekstissä on piilomerkkejä. Kirjoita se uudelleen.
page-kit-refusal-long = Teksti on liian pitkä. Tilaa on { $max } merkille.
page-kit-refusal-choice = Valitse yksi vaihtoehdoista.
page-kit-problem-home = Etusivulle
page-kit-problem-not-found-title = Sivua ei ole
page-kit-problem-not-found-body = Osoite voi olla väärä. Siirry etusivulle.
page-kit-problem-fault-title = Meillä tapahtui virhe
page-kit-problem-fault-body = Mitään ei tallennettu puoliksi. Yritä hetken kuluttua uudelleen. Virheen numero on { $reference }.
