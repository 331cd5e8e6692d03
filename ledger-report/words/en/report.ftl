### The monitoring report.

report-title = Monitoring report { $year }, period { $period }

heading-summary = 1. Summary and points to decide
heading-basis = 2. Reference date and basis
heading-themes = 3. Progress per theme and goal
heading-partners = 4. Partners, ambassadors, conversations and meetings
heading-contributions = 5. Contributions
heading-finance = 6. Finance
heading-subsidies = 7. Project subsidies
heading-risk = 8. Risks and what each risk bearer would carry
heading-forecast = 9. Forecast to the end of the year
heading-decisions = 10. Decisions, open proposals and actions
heading-annex = Annex: events of the period

nothing-recorded = Nothing is recorded.
nobody = None.
these = { $count }: { $names }.

to-decide = The regiegroep is asked to decide on
nothing-to-decide = There is nothing to decide.
to-know = The regiegroep must know
nothing-to-know = There is nothing out of the ordinary.
key-figures = Key figures (amounts in euros)
result-to-date = Result of the year up to the reference date
budgeted-result = Budgeted result of the whole year
contributions-invoiced = Contributions invoiced for the year
contributions-received = {"  "}of which received
contributions-open = {"  "}of which open
overdue-of-any-year = Overdue, of any year

point-surplus-left = What becomes of the surplus of { $year }: { $amount } is not appropriated yet.
point-deficit-left = How the deficit of { $year } is shared: { $amount } is not shared yet.
point-no-budget = The budget of { $year }: none was adopted.
point-no-schedule = The contribution schedule of { $year }: none was adopted.
point-no-risk-key = The risk key for { $year }: none was adopted.
point-review-due = Decision { $number }, { $title }: it was to be looked at again on { $date }.
point-line-differs = Line { $line } ({ $title }): difference { $difference } { $mark } ({ $percent }) from the budget, without an explanation.
point-line-unbudgeted = Line { $line } ({ $title }): difference { $difference } { $mark }; nothing was budgeted.
point-overdue = Number of partners that are late: { $partners }, for { $amount } together.
point-year-open = The year { $year } is over and not closed.
point-not-signed = Number of partners that have not signed yet: { $partners }.
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
left-in-period = No party any more in this period, by withdrawal or merger
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
no-conditions-open = There is no condition that is still to be met.
condition-of-decision = Decision { $number }, { $title }: { $condition }
condition-open = { $text } ({ $owner }, by { $due })
condition-late = { $text } ({ $owner }, by { $due }, { $late })
condition-met = { $text } (met on { $date }: { $outcome })
condition-dropped-by = { $text } (dropped on { $date } by { $decision }: { $outcome })
action-of-condition = { $title } (condition of { $decision })
open-on-reference-date = Proposals open on the reference date
actions = Actions

late-mark = {"*"}
late-explained = {"*"} = of before the period, and recorded after the last report.

point-continuation-due = Continuation or end: the covenant runs until { $ends }; by { $due } it is decided whether it is continued.
point-continuation-late = Continuation or end: the covenant runs until { $ends }; by { $due } it was to be decided whether it is continued.
point-continuation-decided = The covenant runs until { $ends }, as was decided on { $on } (decision { $decision }).
point-continuation-decided-late = The covenant runs until { $ends }, as was decided on { $on } (decision { $decision }); it was to be decided by { $due }.
point-subsidy-overdue = Subsidy { $number }, { $project }: it was to be accounted for by { $date }.
point-actions-late = Number of actions that are late: { $actions }.
reviewed = What was said about earlier reports
review-in-report = { $year }, period { $period }, reviewed on { $date }: { $remarks }
nothing-reviewed = No report was reviewed.
closed-since = Actions closed
action-closed-in-report = Action { $action }, { $title }: { $state } on { $date }. { $outcome }
no-actions-open = No actions are open.
no-actions-closed = No actions were closed.

foot-basis = { $covenant } · reference date { $date } · ledger: { $events } events
foot-root = Merkle root { $root }
more-points =
    { $more ->
        [1] 1 more point stands below the key figures.
       *[other] { $more } more points stand below the key figures.
    }
other-points = Other points
judgement = Judgement
difference-of-forecast = Difference of the forecast from the budget
goal = Goal
progress = Progress
no-goals-of = { $theme }: no goals were set.
themes-in-euros = Planned and spent by theme (amounts in euros)
contributions-in-euros = Contributions (amounts in euros)
forecast-in-euros = Forecast (amounts in euros)
risk-in-euros = Risk (amounts in euros)
bearers-in-euros = What each risk bearer would carry (amounts in euros)
subsidies-balance = To be settled with grantors (amounts in euros)
days-too-late =
    { $days ->
        [1] 1 day late
       *[other] { $days } days late
    }

light-no-deficit = no deficit
light-deficit-covered = the reserve covers the deficit
light-deficit-to-carry = deficit for the risk bearers
light-over-90-days = more than 90 days late
light-nothing-overdue = nothing overdue
light-overdue = partly overdue
light-negative = less than nothing
light-cash = covers what is owed and earmarked
light-cash-short = { $short } less than what is owed and earmarked
light-reserve = covers what the year is expected to come to
light-reserve-short = { $short } less than the deficit that is expected
light-within-budget = within budget
light-explained =
    { $lines ->
        [1] 1 line differs, explained
       *[other] { $lines } lines differ, explained
    }
light-unexplained =
    { $lines ->
        [1] 1 line differs without explanation
       *[other] { $lines } lines differ without explanation
    }

chart-budget = Budget and actual by line, { $year }
chart-budget-told = Bar chart of { $lines } budget lines with the revised budget and the actual amounts. Income: budget { $income_budget }, actual { $income_actual }. Expenses: budget { $expenses_budget }, actual { $expenses_actual }. The table below has the same amounts.
chart-ageing-told = Bar chart of what is open by the number of days late. { $total } together, of which { $overdue } is late and { $over_90 } by more than 90 days. The table below has the same amounts.
chart-bearers = What each risk bearer would carry, { $year }
chart-bearers-told = Bar chart of what each of the { $bearers } risk bearers would carry, { $total } together. The table below has the same amounts.

heading-files = Annex: files beside this report
files-explained = Every table of this report also stands in a file beside it, as CSV and as JSON. Its SHA-256 tells whether a file is unchanged.
file = File
more-events =
    { $more ->
        [1] 1 more event stands in the file of this table.
       *[other] { $more } more events stand in the file of this table.
    }
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

chart-by-month = Contributions invoiced and received over the year
chart-by-month-told = Line chart of the contributions for the year by month, added up. At the end { $invoiced } is invoiced and { $received } received. The table below has the same amounts.
month = Month
invoiced-in-month = Invoiced
received-in-month = Received
invoiced-to-date = Invoiced to date
received-to-date = Received to date
by-month-in-euros = Contributions for the year by month (amounts in euros)
chart-reserve = General reserve at the end of each year
chart-reserve-of = { $year }: { $amount }
chart-reserve-told = Column chart of the general reserve: { $years }. The table below has the same amounts.
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
