# computed: access-role- access-verb- access-resource- access-condition- access-relation- access-ground- access-marking- access-letting- access-field-
### Words for access and login.

## Roles

access-role-case-officer = Case officer
access-role-unit-manager = Unit manager
access-role-planner = Planner
access-role-care-worker = Care worker
access-role-alarm-operator = Alarm operator
access-role-controller = Controller
access-role-committee-member = Committee member
access-role-log-reviewer = Log reviewer
access-role-system-administrator = System administrator
access-role-person = The person
access-role-relative = Relative
access-role-system = The system itself
access-role-public = Not logged in

## What is done

access-verb-see = see
access-verb-write = write
access-verb-decide = decide
access-verb-answer = answer
access-verb-export = take out
access-verb-review = review
access-verb-administer = set access

## To what

access-resource-person-in-search = Name and number
access-resource-person-file = Main file
access-resource-case-assignment = Who has the case
access-resource-contact-details = Address, telephone, place
access-resource-contact = Contact
access-resource-early-help = Early help
access-resource-application = Application
access-resource-investigation = Investigation
access-resource-decision = Decision
access-resource-appeal = Appeal
access-resource-order = Order
access-resource-shared-plan = Coordinated individual plan
access-resource-care-plan = Care plan
access-resource-record = Social record
access-resource-scheduled-visit = Visit on a day
access-resource-visit-report = Report of a visit
access-resource-follow-up = Follow-up of decisions
access-resource-quality-answer = The person's answers to questions on quality
access-resource-schedule = Schedule, shifts and absences
access-resource-timeline = Timeline
access-resource-work-list = Work list
access-resource-measure = Measures
access-resource-measure-rows = Rows behind a measure
access-resource-goal = Goals and indicators
access-resource-minutes-account = The minutes account in sums
access-resource-forecast = Forecasts of need that the committee has decided on
access-resource-forecast-draft = Forecasts of need that are worked out, and what they rest on
access-resource-provider-payment = Payment of providers and the rows of the minutes account
access-resource-read-log = Access log
access-resource-rule-book = Rule book
access-resource-organisation = Organisation
access-resource-standard-times = Standard times
access-resource-account = Accounts and assignments
access-resource-own-file = My pages
access-resource-inbox = Questions from the public
access-resource-deviation = Reporting deviations, own reports and lessons
access-resource-deviation-case = Deviations and lex Sarah where they are handled

## Conditions

access-condition-handles-person = handles the person
access-condition-unit-handles = the unit has the person’s case
access-condition-provider-of = the unit carries out a service for the person
access-condition-has-provided = the unit carries out, or has carried out, a service for the person
access-condition-own-unit = own unit
access-condition-is-person = is the person
access-condition-is-self = is about oneself
access-condition-let-in-decisions = let in to decisions
access-condition-let-in-plans = let in to plans
access-condition-protected = protected identity
access-condition-secret = stricter secrecy
access-condition-named-staff = specially named
access-condition-blocked-unit = block toward the unit
access-condition-blocked-providers = block toward other providers of care
access-condition-exact-number = whole number given
access-condition-claimed-emergency = emergency as the ground

## Relations, markings, letting in

access-relation-handling = Handles
access-relation-unit = Responsible unit
access-relation-provider = Provider
access-ground-contact = A contact was received
access-ground-contact-ended = The contact was closed
access-ground-early-help-was-enough = The early help was enough
access-ground-application = An application was received
access-ground-investigation = An investigation was opened
access-ground-handover = The case changed officer
access-ground-case-closed = The case was closed
access-ground-shared-plan = A coordinated plan was begun
access-ground-shared-plan-ended = The coordinated plan ended
access-ground-order = Order to the provider
access-ground-order-ended = The order ended
access-ground-order-withdrawn = The order was taken back
access-marking-confidentiality-marking = Confidentiality marking
access-marking-protected-registration = Protected registration
access-marking-fictitious-data = Fictitious personal data
access-marking-secrecy = Stricter secrecy
access-letting-decisions = Decisions and orders
access-letting-plans = Coordinated plans
access-letting-both = Decisions, orders and plans

## History

access-history-relation-given = gave a relation to the person
access-history-relation-ended = ended a relation to the person
access-history-person-marked = set a protective marking
access-history-person-unmarked = removed a protective marking
access-history-staff-named = named a member of staff for the person
access-history-staff-unnamed = took back the naming of a member of staff
access-history-blocked = blocked the person’s data
access-history-block-lifted = lifted a block
access-history-let-in = let a relative in
access-history-shut-out = shut a relative out
access-history-user-added = added an account
access-history-user-disabled = closed an account
access-history-user-enabled = opened an account
access-history-assignment-given = gave an assignment
access-history-assignment-ended = ended an assignment
access-history-password-set = changed the password
access-history-passkey-added = added a passkey
access-history-passkey-removed = removed a passkey
access-history-session-begun = began to work in the assignment

access-field-kind = kind
access-field-staff = member of staff
access-field-staff-id = id of the member of staff
access-field-unit = unit
access-field-relative = relative
access-field-relative-id = id of the relative
access-field-from = from
access-field-to = to
access-field-toward = toward
access-field-scope = scope
access-field-role = role
access-field-assignment = assignment
access-field-name = name
access-field-login = login name
access-field-disabled = closed

## Refusals

access-refusal-relation-holder = A person is handled by a member of staff, and belongs to or is served by a unit. Choose the right kind.
access-refusal-assignment-ended = The assignment is not in force today. Choose another, or ask your manager.
access-refusal-login-taken = The login name is in use. Choose another.
access-refusal-login-form = A login name has 3 to 100 characters and no spaces.
access-refusal-person-has-login = The person has an account already. Find it instead.
access-refusal-hsa-taken = The HSA id belongs to another account. Check it in the directory.
access-refusal-own-account = You cannot change your own rights. Ask another system administrator.
access-refusal-role-not-staff = Assignments are for staff only. Choose a role for staff.
access-refusal-relative-self = A person cannot let herself or himself in. Give the relative’s account.
access-refusal-password-short = The password is too short. Choose at least { $least } characters, for example a few words that you remember.
access-refusal-password-long = The password is too long. Choose at most { $most } characters.
access-refusal-password-login = The password is like the login name. Choose another.
access-refusal-password-common = The password is easy to guess. Choose a few words that do not belong together.
access-refusal-password-old = The present password is not right. Type it again.
access-refusal-passkey-ended = It took too long, or the passkey is here already. Begin again.
access-refusal-last-way-in = It is your only way in. Add another passkey or a password first.
