### The monitoring report.

report-title = Monitoring report { $year }, period { $period }

heading-summary = 1. What you must know
heading-goals = 2. Goals and agreements
heading-budget = 3. Budget and expectation
heading-money = 4. Money and risk
heading-decisions = 5. Decisions, proposals and actions
annex-partners = Annex A. Partners, ambassadors, conversations and meetings
annex-contributions = Annex B. Contributions
annex-balance = Annex C. Balance sheet and reserve
annex-subsidies = Annex D. Project subsidies
annex-basis = Annex E. What this report rests on

as-it-stood = As it stood on { $date }
as-it-stood-issued = As it stood on { $date }, issued by the project leader on { $issued }

deficit-expected = We expect a deficit of { $amount } over { $year }.
surplus-expected = We expect a surplus of { $amount } over { $year }.
balance-expected = We expect { $year } to end without a deficit or surplus.
deficit-came = There is a deficit of { $amount } over { $year }.
surplus-came = There is a surplus of { $amount } over { $year }.
balance-came = There is no deficit and no surplus over { $year }.
worse-than-budgeted = That is { $amount } worse than budgeted.
better-than-budgeted = That is { $amount } better than budgeted.
as-budgeted = That is as budgeted.
reserve-carries-all = The reserve of { $reserve } covers it; { $left } of it remains.
bearers-carry-rest = The reserve covers { $reserve }. If it stays like this, the risk bearers carry { $carried } together: { $shares }.
bearers-carry-all = There is no reserve. If it stays like this, the risk bearers carry { $carried } together: { $shares }.
nobody-carries = The reserve leaves { $carried }, and no risk key says who carries that.
share-of = { $name } { $amount }

to-decide = You decide on
to-know = You must know
more-points =
    { $more ->
        [1] 1 more point stands below the tables.
       *[other] { $more } more points stand below the tables.
    }

indicators = How it stands
how-it-stands = Subject
previous-report = Last
now = Now
norm = Norm
what-it-means = What that means
reserve-after-deficit = Reserve after a deficit
contributions-received-share = Contributions received
goals-on-course = Goals on course
agreements-met = Agreements met
so-many-of = { $some } of { $all }
one-owes = { $name } is late with { $amount }
several-owe = { $partners } partners are late with { $amount }, mostly { $name }
goal-off-course = off course: { $goal }
goal-at-risk = look out: { $goal }
no-goals-yet = no goals were set
goals-unreported = not every goal has been reported on
all-goals-on-course = all goals are on course
agreements-missed = { $missed } not met in time
agreements-to-do = { $open } still to do
light-no-deficit = no deficit
light-deficit-covered = the reserve covers the deficit
light-deficit-shared = the deficit was shared
light-deficit-to-carry = { $amount } for the risk bearers
light-reserve = covers what the year is expected to come to
light-reserve-nil = there is no reserve
light-reserve-short = { $short } too little for the deficit

lines-that-differ = Only what deviates
only-what-differs = Budget line
expected = Expected
explanation-of-line = Explanation
not-explained = not explained
more-lines-differ =
    { $more ->
        [1] 1 more line deviates; see the budget.
       *[other] { $more } more lines deviate; see the budget.
    }
since-last-report = Difference from what period { $period } expected
expected-then = Then
expected-now = Now
effect-on-result = For the result
other-lines = Other lines
earlier-forecasts = The result that earlier reports of this year expected: { $forecasts }.
forecast-of-period = period { $period } { $amount }

point-line-unbudgeted = { $title } comes to { $amount }; nothing was budgeted.
point-line-worse = { $title } is { $amount } ({ $percent }) worse than budgeted, without an explanation.
point-line-better = { $title } is { $amount } ({ $percent }) better than budgeted, without an explanation.
point-one-overdue = { $name } was to pay { $amount } by { $since }.
point-overdue = { $partners } partners are late with { $amount } together. The largest is { $name } with { $largest }, to be paid by { $since }.
point-unallocated = { $amount } was received that belongs to no invoice yet.
point-not-signed =
    { $partners ->
        [1] 1 partner has not signed yet.
       *[other] { $partners } partners have not signed yet.
    }
point-actions-late =
    { $actions ->
        [1] 1 action is late.
       *[other] { $actions } actions are late.
    }
point-subsidy-due = Subsidy { $number }, { $project }: to be accounted for by { $date }; { $unspent } is not spent yet.
point-subsidy-due-spent = Subsidy { $number }, { $project }: to be accounted for by { $date }; all of it is spent.
point-deficit-shared = The deficit of { $deficit } over { $year } was shared: { $reserve } from the reserve and { $shared } by those who carry it, of which { $open } is not paid yet.
point-surplus-appropriated = It was decided what becomes of { $amount } of the surplus of { $year }.
point-goal-off-course = The goal “{ $goal }” is off course: { $progress }
point-missed = { $name } { $year }: not met before { $due }.
point-missed-for = { $name } { $year }: met for { $met } of { $all } partners; not for { $partners }.
point-evaluation-held = The covenant was evaluated on { $on } with { $attended } of { $invited } partners: { $text }
point-term-ends = The settlement: the covenant ends on { $ends }. What becomes of the result of that year and of the reserve and funds of { $amount } is not decided yet.
names-and-more =
    { $more ->
        [1] { $names } and 1 other
       *[other] { $names } and { $more } others
    }

recorded-in-period =
    { $events ->
        [0] Nothing was recorded in this period.
        [1] 1 event was recorded in this period. It stands in the files beside this report.
       *[other] { $events } events were recorded in this period. They stand in the files beside this report.
    }
events-of-period = Events of the period
files-explained = Every table also stands in a file beside this report, as CSV and as JSON. The SHA-256 of every file was recorded when the report was issued.

nobody = None.
these = { $count }: { $names }.

nothing-to-decide = There is nothing to decide.
nothing-to-know = There is nothing out of the ordinary.
result-to-date = Result of the year up to the reference date
budgeted-result = Budgeted result of the whole year
contributions-invoiced = Contributions invoiced for the year
contributions-received = {"  "}of which received
contributions-open = {"  "}of which open

point-surplus-left = What becomes of the surplus of { $year }: { $amount } is not appropriated yet.
point-deficit-left = How the deficit of { $year } is shared: { $amount } is not shared yet.
point-no-budget = The budget of { $year }: none was adopted.
point-no-schedule = The contribution schedule of { $year }: none was adopted.
point-no-risk-key = The risk key for { $year }: none was adopted.
point-review-due = Decision { $number }, { $title }: it was to be looked at again on { $date }.
point-year-open = The year { $year } is over and not closed.
point-report-missing = The monitoring report { $year }, period { $period }, was not issued.

covenant = Covenant
period = Period
period-of = { $year }, period { $period }: { $from } to { $to }
reference-date = Reference date
events = Events
first-events = the first { $number } of the ledger
merkle-root = Merkle root
what-counts = This report is made from those events alone and can be made from them again to the byte. It counts everything that takes effect by the reference date, also when recorded later.

theme = Theme
planned = Planned
spent = Spent
no-themes = The covenant names no themes.
goals = Goals and progress

joined-in-period = Became a party in this period
left-in-period = No longer a party since this period, by withdrawal or merger
not-signed = Not signed yet
ambassadors = Ambassadors
conversations = Conversations
meetings = Meetings

invoiced-in-period = Invoiced for the year in this period
received-in-period = Received of it in this period
invoiced-for-other-years = Invoiced for other years in this period
received-from-partners = Received from partners in this period, whatever for
open-by-age-of-any-year = Open by age, of any year, with shares in deficits
partners-overdue = Partners that are late
not-invoiced = Not invoiced for the year yet

report-marks = F = favourable, U = unfavourable for the result; ! = differs more than { $percent }% from the budget, without an explanation.
report-marks-over = F = favourable, U = unfavourable for the result; ! = differs more than { $percent }% and more than { $amount } from the budget, without an explanation.
line-explained = { $line }: { $text } ({ $date })
forecast-rests-on = { $line }: the project leader stated the forecast; { $reason }
forecast-explained = The forecast of a line is the project leader's; otherwise the rest of the year runs as budgeted: expenses evenly over the days, income up to the amount budgeted.
subsidies-title = Subsidies on { $date }
no-subsidies = No subsidy was granted.
subsidy-about = Subsidy { $number }, { $project } ({ $reference }): { $state }. { $period }
subsidy-period = To be spent from { $from } until { $until }, to be accounted for by { $account_by }.
with-conditions = { $about } Conditions: { $conditions }
earmarked = Earmarked funds
creditors = Expenses still to pay

decided = Decisions since the last report
decision-in-report = Decision { $number }, { $title }: { $outcome } ({ $votes }).
decision-with-conditions = Decision { $number }, { $title }: { $outcome } ({ $votes }). Conditions: { $conditions }
conditions-open = Conditions that are not met yet
condition-of-decision = Decision { $number }, { $title }: { $condition }
condition-open = { $text } ({ $owner }, by { $due })
condition-late = { $text } ({ $owner }, by { $due }, { $late })
condition-met = { $text } (met on { $date }: { $outcome })
condition-dropped-by = { $text } (dropped on { $date } by { $decision }: { $outcome })
action-of-condition = { $title } (condition of { $decision })
open-on-reference-date = Proposals open on the reference date
actions = Actions

late-mark = {"*"}

point-continuation-due = Continuation or end: the covenant runs until { $ends }; by { $due } it is decided whether it is continued.
point-continuation-late = Continuation or end: the covenant runs until { $ends }; by { $due } it was to be decided whether it is continued.
point-continuation-decided = The covenant runs until { $ends }, as was decided on { $on } (decision { $decision }).
point-continuation-decided-late = The covenant runs until { $ends }, as was decided on { $on } (decision { $decision }); it was to be decided by { $due }.
point-subsidy-overdue = Subsidy { $number }, { $project }: it was to be accounted for by { $date }.
reviewed = What was said about earlier reports
review-in-report = { $year }, period { $period }, reviewed on { $date }: { $remarks }
closed-since = Actions closed
action-closed-in-report = Action { $action }, { $title }: { $state } on { $date }. { $outcome }

foot-basis = { $covenant } · reference date { $date } · ledger: { $events } events
foot-root = Merkle root { $root }
other-points = Other points
goal = Goal
progress = Progress
no-goals-of = { $theme }: no goals were set.
themes-in-euros = Planned and spent by theme (amounts in euros)
contributions-in-euros = Contributions (amounts in euros)
bearers-in-euros = What each risk bearer would carry (amounts in euros)
subsidies-balance = To be settled with grantors (amounts in euros)
days-too-late =
    { $days ->
        [1] 1 day late
       *[other] { $days } days late
    }

light-over-90-days = more than 90 days late
light-nothing-overdue = nothing overdue
light-overdue = partly overdue
light-negative = less than nothing
light-cash = covers what is owed and earmarked
light-cash-short = { $short } less than what is owed and earmarked


file = File
more-rows-in-file =
    { $more ->
        [1] 1 more row stands in the file { $file }.
       *[other] { $more } more rows stand in the file { $file }.
    }
more-rows =
    { $more ->
        [1] 1 more row; `--format csv` or `--format xlsx` gives them all.
       *[other] { $more } more rows; `--format csv` or `--format xlsx` gives them all.
    }
more-items =
    { $more ->
        [1] 1 more item; this document as HTML or Markdown has them all.
       *[other] { $more } more items; this document as HTML or Markdown has them all.
    }

reports-due = Monitoring reports on { $date }
report-issued-on = issued { $date }
report = Report
report-not-yet = period still runs
report-due-now = to be issued
report-is-late = late

month = Month
invoiced-in-month = Invoiced
received-in-month = Received
invoiced-to-date = Invoiced to date
received-to-date = Received to date
by-month-in-euros = Contributions for the year by month (amounts in euros)
at-end-of = On
reserve-by-year-in-euros = General reserve by year (amounts in euros)

decisions-in-order = Every decision

changes-between = What changed from { $before } to { $after }
report-called = { $year }, period { $period }
report-stands-at = { $date } (the first { $events } events)
from-to = From where things stood on { $before } to where they stood on { $after }.
nothing-changed = Nothing changed.
changed-figures = Main figures that changed (in euros)
no-figure-changed = No main figure changed.
caused-by = Why
figure-changed = { $figure }: from { $before } to { $after }
main-income = Income of the year so far
main-expenses = Expenses of the year so far
main-result = Result so far
main-expected-result = Expected result of the whole year
main-budgeted-result = Budgeted result of the whole year
main-committed = Promised and not yet spent
main-invoiced = Contributions invoiced for the year
main-received = Contributions received for the year
main-overdue = Overdue from partners, of any year
main-unallocated = Received and not yet allocated
main-cash = Bank
main-cash-of-subsidies = Bank, of which subsidies
main-creditors = Expenses still to be paid
main-reserve = General reserve
changed-lines = Realised by budget line (in euros)
of-two-years = The amounts of a year begin anew each year: what happened in { $before } does not explain those of { $after }, and is not listed.
came-and-went = What came and what went
points-came = New points for the regiegroep
points-went = Points that no longer stand
decisions-taken = Decisions taken
proposals-came = New proposals
proposals-went = Proposals withdrawn without a decision
proposal-gone = Proposal { $number }, { $title }
actions-came = New actions
action-to-do = Action { $action }, { $title }: { $owner }, by { $date }
actions-went = Actions closed
reports-issued = Reports issued
report-was-issued = { $year }, period { $period }, on { $date }
reports-reviewed = Reports reviewed
partners-came = Partners that became a party
partners-went = Partners that are no longer a party
all-differences =
    { $count ->
        [1] There is 1 difference; `--format json` has it, with its address and events.
       *[other] There are { $count } differences; `--format json` has all of them, with their addresses and events.
    }

not-issued = Draft: this report was not issued, so that everything may change.

edition = Version
edition-replaces = Version { $version }, which replaces the version before it: { $reason }

agreed-in-year = What the covenant asks for the whole year, and what was done up to the reference date
spent-before = Spent, previous
forecast-before = Previous forecast
open-of-partners = To be received from partners
overdue-of-that = {"  "}of which overdue
income-expected = Expected income
expenses-expected = Expected expenses
expected-in-euros = Expectation and risk for the whole year (amounts in euros)
partners-counted = Partners and contact
partners-that-are-parties = Partners in the register that are a party
parties-with-ambassador = Parties with an ambassador
conversations-held = Conversations in the period
meetings-held = Meetings in the period
budget-and-expected = As a bar
nothing-to-carry = The risk bearers have nothing to carry.
