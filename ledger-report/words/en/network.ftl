### The network, its goals, and what the covenant obliges to.

network-title = Network { $year } up to { $date }
ambassador-register = Ambassadors on { $date }
goals-on = Goals on { $date }
goals-of = Goals of { $year } on { $date }
obligations-on = Obligations on { $date }
agenda-between = Agenda from { $from } to { $until }

groups-on = Groups on { $date }
group-title = Group
person-named = Person
field-of-work = Field of work
since = Since
mandates-on = Who may vote for which seat on { $date }
mandates-over = Who could before
no-mandates = No seat has given anybody else a mandate.
mandate-number = Mandate
voter-deputy = deputy
voter-proxy = proxy
mandated-as = As
mandated-to = Given to
mandate-from = From
mandate-until = Until
voted-on = Voted on proposal
written-in = Written down in
deputy-of = deputy of { $seat }
days-from = from { $from }
days-between = from { $from } to { $until }
contact-of = contact of { $partner }
finance-of = finance contact of { $partner }
contact-role = contact
finance-role = finance contact
contact-persons = Contacts
evaluated-on = Evaluation on { $date }, with { $attended } of the { $invited } partners

covered = { $with } of the { $parties } parties have an ambassador.
without-ambassador = Without an ambassador
person-since = { $person } since { $date }
ambassador-of = ambassador of { $partner }
platform-updates = Put on the platform: { $number }.
no-meetings = No meetings are recorded.
contact-by-partner = Contact by partner
counts-network-meetings = Invited and present count the meetings of the network.
meeting-title = Meeting
meeting-kind = Kind
invited = Invited
attended = Present
supplied = Platform

in-kind-title = Contributions in kind from { $from } to { $to }
in-kind = Contributions in kind
nothing-in-kind = No contributions in kind are recorded.
hours-in-kind = Work: { $hours } hours.
in-kind-beside-books = Values are agreed and are not in the books.
hours = Hours
agreed-value = Value
chances-title = Chances for subsidies on { $date }
no-chances = No chances for subsidies are recorded.
apply-by = Apply by

no-goals = No goals were set.
goal-without-progress = Goal { $goal } ({ $year }): { $text }. No progress recorded yet.
goal-with-progress = Goal { $goal } ({ $year }): { $text }. Stood { $state } on { $date }: { $progress }

obligation = Obligation
due-by = Due
done = Done
met-of-partners = { $met } of { $of } partners
times-of = { $done }, at least { $required }
obligations-counted = Met: { $met }. Still to do: { $due }. Late: { $late }.
open-for-partners = Not met for these partners
open-for = { $obligation } { $year } ({ $count }): { $names }.
open-for-more = { $obligation } { $year } ({ $count }): { $names }; and { $more } more.
no-obligations = There are no such obligations.
nothing-comes-due = Nothing comes due.
met-after = {"*"} = met, one or more after the last day.

state-met = met
state-met-late = met *
state-due = to do
state-late = late
state-waived = waived

obligation-signature = Signature
obligation-ambassador = Ambassador
obligation-invited = Ambassadors invited
obligation-conversation = Conversation
obligation-meetings = Network meetings
obligation-platform = Digital platform
obligation-subsidies = Subsidies watched
obligation-group = Communications group
obligation-contribution = Contribution invoiced
obligation-risk-key = Risk key
obligation-budget = Budget
obligation-report = Monitoring report
obligation-evaluation = Evaluation
obligation-continuation = Decision on continuation
obligation-of-period = { $obligation } { $period }
also-due = Also on the agenda
what-to-do = What
about-what = About
account-for-subsidy = Account for subsidy { $number }
apply-for-chance = Apply for chance { $number }
do-action = Do action { $number }
item-titled = { $item }: { $title }
review-decision = Look at decision { $number } again

vote-on = Vote on proposal { $number }
pay-bill = Pay expense { $number }
