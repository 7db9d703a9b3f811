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

# The notice of appeal
cases-notice-title = Näin valitat päätöksestä
cases-notice-right = Jos et ole tyytyväinen päätökseen, voit valittaa siitä hallinto-oikeuteen ({ $court }). Valittaminen ei maksa mitään.
cases-notice-when = Valituksesi on oltava meillä { $weeks } viikon kuluessa siitä päivästä, jona sait päätöksen tiedoksi. Jos se tulee myöhemmin, sitä ei voida käsitellä.
cases-notice-write = Valitus tehdään kirjallisesti. Kirjoita:
cases-notice-which = mistä päätöksestä valitat: { $title }, { $day }, asia { $number }
cases-notice-change = miten haluat päätöstä muutettavan
cases-notice-why = miksi päätös on mielestäsi väärä
cases-notice-why-late = miksi valituksesi pitäisi mielestäsi käsitellä
cases-notice-reached = nimesi, osoitteesi ja puhelinnumerosi
cases-notice-reached-hidden = nimesi. Älä kirjoita osoitettasi. Soita meille, niin kerromme, miten tuomioistuin tavoittaa sinut
cases-notice-where = Valitus osoitetaan tuomioistuimelle ({ $court }), mutta se jätetään tai lähetetään meille: { $committee }, { $address }.
cases-notice-email = Voit myös lähettää sen osoitteeseen { $email }.
cases-notice-representative = Voit antaa toisen kirjoittaa puolestasi. Hän tarvitsee sinulta valtakirjan.
cases-notice-then = Kun olemme saaneet valituksesi, tarkistamme, pitääkö päätöstä muuttaa. Sitten lähetämme valituksen eteenpäin ({ $court }).
cases-notice-help = Soita numeroon { $phone }, jos haluat apua kirjoittamiseen. Autamme sinua, vaikka päätöksen teimme me.
cases-notice-law = Tästä säädetään: { $law }.
cases-refusal-question-quick = Tämä tapahtui niin nopeasti, ettemme tiedä, onko kirjoittaja ihminen. Lue kirjoittamasi läpi ja lähetä vielä kerran. Mitään ei ole kadonnut.
