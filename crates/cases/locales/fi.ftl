# subset
cases-question-title = Kysy meiltä
cases-question-lead = Kirjoita, mitä haluat kysyä tai mitä tarvitset, niin otamme yhteyttä. Sinun ei tarvitse kertoa, kenestä on kyse.
cases-question-urgent = Jos on kiire ja joku on vaarassa, soita 112.
cases-question-matter = Mitä haluat kysyä tai kertoa?
cases-question-matter-hint = Kirjoita omin sanoin. Älä kirjoita henkilötunnusta.
cases-question-reach = Miten tavoitamme sinut?
cases-question-reach-hint = Puhelinnumero tai sähköpostiosoite.
cases-question-name = Nimesi
cases-question-kinship = Jos kysyt toisen puolesta: miten olet hänen läheisensä?
cases-question-unit = Missä henkilö asuu?
cases-question-trap = Jätä tämä kenttä tyhjäksi
cases-question-send = Lähetä kysymys
cases-question-privacy = Käytämme kirjoittamaasi vain vastataksemme sinulle.
cases-question-thanks-title = Kiitos, kysymyksesi on saapunut
cases-question-thanks = Kysymyksesi on perillä.
cases-question-thanks-next = Käsittelijä lukee sen ja ottaa sinuun yhteyttä.
cases-refusal-question-flood = Täältä on tullut paljon kysymyksiä viime tunnin aikana. Soita meille tai yritä hetken kuluttua uudelleen.
