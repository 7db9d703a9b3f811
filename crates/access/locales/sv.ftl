# computed: access-role- access-verb- access-resource- access-condition- access-relation- access-ground- access-marking- access-letting- access-field-
### Ord för behörighet och inloggning.

## Roller

access-role-case-officer = Biståndshandläggare
access-role-unit-manager = Enhetschef
access-role-planner = Planerare
access-role-care-worker = Omsorgspersonal
access-role-alarm-operator = Larmoperatör
access-role-controller = Controller
access-role-committee-member = Nämndledamot
access-role-log-reviewer = Logggranskare
access-role-system-administrator = Systemadministratör
access-role-person = Personen själv
access-role-relative = Närstående
access-role-system = Systemet självt
access-role-public = Ej inloggad

## Vad man gör

access-verb-see = se
access-verb-write = skriva
access-verb-decide = besluta
access-verb-answer = besvara
access-verb-export = ta ut
access-verb-review = granska
access-verb-administer = styra behörighet

## Vad det gäller

access-resource-person-in-search = Namn och nummer
access-resource-person-file = Huvudakten
access-resource-case-assignment = Vem som har ärendet
access-resource-contact-details = Adress, telefon, plats
access-resource-contact = Kontakt
access-resource-early-help = Tidig hjälp
access-resource-application = Ansökan
access-resource-investigation = Utredning
access-resource-decision = Beslut
access-resource-appeal = Överklagande
access-resource-order = Beställning
access-resource-shared-plan = Samordnad individuell plan
access-resource-care-plan = Genomförandeplan
access-resource-record = Social dokumentation
access-resource-scheduled-visit = Besök på en dag
access-resource-visit-report = Rapport om ett besök
access-resource-follow-up = Uppföljning av beslut
access-resource-quality-answer = Personens svar på frågor om kvalitet
access-resource-schedule = Schema, arbetspass och frånvaro
access-resource-timeline = Tidslinjen
access-resource-work-list = Arbetslista
access-resource-measure = Mått
access-resource-measure-rows = Raderna bakom ett mått
access-resource-goal = Mål och indikatorer
access-resource-minutes-account = Minutkontot i summor
access-resource-forecast = Behovsprognoser som nämnden har beslutat om
access-resource-forecast-draft = Behovsprognoser under arbete och deras underlag
access-resource-provider-payment = Ersättning till utförare och minutkontots rader
access-resource-read-log = Åtkomstloggen
access-resource-rule-book = Regelboken
access-resource-organisation = Organisationen
access-resource-standard-times = Schablontider
access-resource-account = Konton och uppdrag
access-resource-own-file = Mina sidor
access-resource-inbox = Frågor från allmänheten
access-resource-deviation = Att rapportera avvikelser, egna rapporter och lärdomar
access-resource-deviation-case = Avvikelser och lex Sarah där de handläggs

## Villkor

access-condition-handles-person = handlägger personen
access-condition-unit-handles = enheten har personens ärende
access-condition-provider-of = enheten utför insats åt personen
access-condition-has-provided = enheten utför eller har utfört insats åt personen
access-condition-own-unit = egen enhet
access-condition-is-person = är personen
access-condition-is-self = gäller en själv
access-condition-let-in-decisions = insläppt till beslut
access-condition-let-in-plans = insläppt till planer
access-condition-protected = skyddade personuppgifter
access-condition-secret = förstärkt sekretess
access-condition-named-staff = särskilt utsedd
access-condition-blocked-unit = spärr mot enheten
access-condition-blocked-providers = spärr mot andra omsorgsgivare
access-condition-exact-number = hela numret angivet
access-condition-claimed-emergency = nödsituation som grund

## Relationer, markeringar, insyn

access-relation-handling = Handlägger
access-relation-unit = Ansvarig enhet
access-relation-provider = Utförare
access-ground-contact = En kontakt togs emot
access-ground-contact-ended = Kontakten avslutades
access-ground-early-help-was-enough = Den tidiga hjälpen räckte
access-ground-application = En ansökan togs emot
access-ground-investigation = En utredning inleddes
access-ground-handover = Ärendet bytte handläggare
access-ground-case-closed = Ärendet avslutades
access-ground-shared-plan = En samordnad plan påbörjades
access-ground-shared-plan-ended = Den samordnade planen avslutades
access-ground-order = Beställning till utföraren
access-ground-order-ended = Beställningen avslutades
access-ground-order-withdrawn = Beställningen togs tillbaka
access-marking-confidentiality-marking = Sekretessmarkering
access-marking-protected-registration = Skyddad folkbokföring
access-marking-fictitious-data = Fingerade personuppgifter
access-marking-secrecy = Förstärkt sekretess
access-letting-decisions = Beslut och beställningar
access-letting-plans = Samordnade planer
access-letting-both = Beslut, beställningar och planer

## Historik

access-history-relation-given = gav en relation till personen
access-history-relation-ended = avslutade en relation till personen
access-history-person-marked = satte en skyddsmarkering
access-history-person-unmarked = tog bort en skyddsmarkering
access-history-staff-named = utsåg en medarbetare för personen
access-history-staff-unnamed = tog tillbaka att en medarbetare är utsedd
access-history-blocked = spärrade personens uppgifter
access-history-block-lifted = hävde en spärr
access-history-let-in = släppte in en närstående
access-history-shut-out = stängde ute en närstående
access-history-user-added = lade upp ett konto
access-history-user-disabled = stängde ett konto
access-history-user-enabled = öppnade ett konto
access-history-assignment-given = gav ett uppdrag
access-history-assignment-ended = avslutade ett uppdrag
access-history-password-set = bytte lösenord
access-history-passkey-added = lade till en nyckel för inloggning
access-history-passkey-removed = tog bort en nyckel för inloggning
access-history-session-begun = började arbeta i uppdraget

access-field-kind = slag
access-field-staff = medarbetare
access-field-staff-id = medarbetarens id
access-field-unit = enhet
access-field-relative = närstående
access-field-relative-id = den närståendes id
access-field-from = från
access-field-to = till
access-field-toward = mot
access-field-scope = omfattning
access-field-role = roll
access-field-assignment = uppdrag
access-field-name = namn
access-field-login = inloggningsnamn
access-field-disabled = stängt

## Avslag

access-refusal-relation-holder = En person handläggs av en medarbetare, och hör till eller får insatser av en enhet. Välj rätt sort.
access-refusal-assignment-ended = Uppdraget gäller inte i dag. Välj ett annat, eller fråga din chef.
access-refusal-login-taken = Inloggningsnamnet används redan. Välj ett annat.
access-refusal-login-form = Ett inloggningsnamn har 3 till 100 tecken och inga mellanslag.
access-refusal-person-has-login = Personen har redan ett konto. Sök upp det i stället.
access-refusal-hsa-taken = HSA-id:t hör redan till ett annat konto. Kontrollera det i katalogen.
access-refusal-own-account = Du kan inte ändra dina egna behörigheter. Be en annan systemadministratör.
access-refusal-role-not-staff = Uppdrag ges bara till anställda. Välj en roll för personal.
access-refusal-relative-self = En person kan inte släppa in sig själv. Ange den närståendes konto.
access-refusal-password-short = Lösenordet är för kort. Välj minst { $least } tecken, gärna några ord som du minns.
access-refusal-password-long = Lösenordet är för långt. Välj högst { $most } tecken.
access-refusal-password-login = Lösenordet liknar inloggningsnamnet. Välj något annat.
access-refusal-password-common = Lösenordet är lätt att gissa. Välj några ord som inte hör ihop.
access-refusal-password-old = Det nuvarande lösenordet stämmer inte. Skriv det igen.
access-refusal-passkey-ended = Det tog för lång tid, eller nyckeln finns redan. Börja om.
access-refusal-last-way-in = Det är din enda väg in. Lägg till en annan nyckel eller ett lösenord först.
