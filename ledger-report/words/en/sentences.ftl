### Titles of views, and sentences in them.

in-euros = Amounts in euros.

overview = Overview on { $date }
partner-register = Partner register on { $date }
budget-title = Budget { $year } up to { $date }
receivables = Receivables on { $date }
trial-balance = Trial balance
trial-balance-on = Trial balance on { $date }
income-statement = Income statement { $year } up to { $date }
balance-sheet = Balance sheet on { $date }
risk-title = Risk { $year } on { $date }
decision-register = Decision register on { $date }
open-proposals = Open proposals on { $date }
journal = Journal
explanation = What is behind { $address } of { $view }
the-figure = The figure: { $figure }.
booked-on = { $code } { $name }{ $line }
and-others =
    { $count ->
        [1] and 1 other
       *[other] and { $count } others
    }
largest-shown = Of so many events these are the largest; `--all --format csv` names them all.
nothing-behind-it = No event is behind it: it is nil.
worked-out-from = It follows from:
does-not-add-up = The parts are not the figure. That is a fault of the program.

term-of = Concluded on { $from }; it runs to { $to }.
third-parties = Third parties
unknown-receipts = Receipts of which it is not known yet what they are for
payer = Payer
standing = Standing
reminded-until = reminder { $level }, until { $date }
disputed-since = disputed since { $date }
arrangement-kept = arrangement: { $amount } on { $date }
arrangement-broken = arrangement not kept: { $amount } on { $date }
parties-of = { $parties } of the { $partners } partners in the register are a party.
no-year-begun = No year has begun yet.
decisions-and-reports = Decisions: { $decisions }. Monitoring reports issued: { $reports }.
next-report-is = Next monitoring report: { $year }, period { $period }, reference date { $date }.
every-report-issued = Every monitoring report was issued.
continuation-undecided = By { $date } it is decided whether the covenant is continued.
continuation-late = By { $date } it should have been decided whether the covenant is continued; it has not been.
was-settled-to-partners = Settled on { $date }; what was left, { $left }, went to the partners.
was-settled-to-bearers = Settled on { $date }; what was left, { $left }, went to the risk bearers.
was-settled-by-transfer = Settled on { $date }; what was left, { $left }, went to { $to }.
continuation-end = On { $date } it was decided that the covenant ends (decision { $decision }).
continuation-longer = On { $date } it was decided to continue the covenant until { $until } (decision { $decision }).
actions-open = Open actions: { $open }, of which late: { $late }.
made-from = Made from { $events } events.

nothing-open = Nothing is open.
unallocated-of = Received and not allocated to an invoice yet: { $amount }.
budget-adopted-on = Adopted on { $date } (decision { $decision })
budget-revised-on = Revised on { $date } (decision { $decision })
no-budget-yet = No budget was adopted.
budget-marks = F = favourable, U = unfavourable for the result; ! = differs by more than the covenant allows without an explanation.
books-open = The books of this year are open.
books-closed = The books of this year are closed.
no-risk-key = No risk key was adopted.
risk-key-by = Risk key by decision { $decision }.
deficit-was-shared = The deficit of this year was shared already.
no-entries = Nothing is booked.
entry-heading = { $date } #{ $position } { $about }
act-of = { $act } { $reference }, { $party }
act-about = { $act } { $of }

no-open-proposals = No proposals are open.
proposal-heading = Proposal { $number }: { $title }
proposal-hindered = Proposal { $number }, { $title }, cannot be decided as things are: { $why }. Withdraw it, or mend that first.
proposal-waits = Proposal { $number }, { $title }, waits for: { $what }.
submitted-by = number { $number }, submitted on { $date } by { $actor }
not-consulted = not consulted
advised = consulted on { $date }, advice { $advice }: { $text }
tally-for = { $votes_for } of { $seats } seats for
tally = { $votes_for } for, { $against } against, { $abstained } abstained, of { $seats } seats
tally-weighed = { $votes_for } for, { $against } against, { $abstained } abstained, of { $all } votes
taken-over-from-source = taken over from { $source }
taken-over-not-voted = This decision is of before this ledger, and nobody voted on it here.
books-taken-over = The books were taken over on { $on } from another administration: { $source }. What was received and spent before stands as totals on that day.
no-votes = No votes were cast.
voted-on-day = { $vote } ({ $date }): { $voters }
voted = { $vote }: { $voters }
voted-because = { $seat } said about it: { $reason }
voter-of-seat = { $seat }, { $person }
voter-of-seat-on = { $seat }, { $person }, { $date }
voted-by-deputy = { $person } as deputy
voted-by-proxy = { $person }, by proxy of { $seat }
no-decisions = No decisions were taken.
decision-heading = Decision { $number }: { $title }
decision-number = decision { $number }
outcome-on = { $outcome } on { $date }, { $manner }

action-list = Action list on { $date }
no-actions = No actions are on the list.
partner-page = { $partner } on { $date }
former-name = { $name }, until { $date } (decision { $decision })
with-status = { $name }, { $status }
formerly = { $name } (formerly { $names })
never-invoiced = Nothing was invoiced.
no-proposals-about = No proposals are about this partner.
proposal-about = Proposal { $number }, { $title }, submitted on { $date }
proposal-about-decided = Proposal { $number }, { $title }, submitted on { $date }: decision { $decision }
documents-on = Documents on { $date }
no-documents = There are no documents.
described-with = { $description } [document { $documents }]
person = person { $number }
forgotten-person = forgotten person { $number }

in-line = { $file }, line { $line }: { $what }
label-error = error
label-rule = rule
label-help = help
label-warning = warning
proposed-in-euros = What the proposal says (amounts in euros)
proposed-accession = { $name } becomes a partner, with the code { $code }.
proposed-risk-key = From { $year } on a deficit is divided over the risk bearers by these weights.
proposed-budget = The budget of { $year }: income { $income }, expenses { $expenses }.
proposed-schedule = The contributions for { $year }: { $partners } partners, { $total } in all, to be paid within { $days } days of the invoice.
proposed-surplus = This is where the surplus of { $year } goes.
proposed-deficit-unknown = The deficit of { $year }: first from the general reserve, and what is left over the risk bearers by the risk key.
proposed-deficit = The deficit of { $year } is { $deficit }. The general reserve bears { $reserve }; the rest is shared.
proposed-deficit-carried = The deficit of { $year } is { $deficit }. The general reserve bears { $reserve }, and { $carried } goes into the result of { $next }; the rest is shared.
proposed-write-off = { $amount } of invoice { $invoice } of { $partner } is written off.
proposed-write-off-all = What is open of invoice { $invoice } of { $partner } is written off.
proposed-release = { $amount } of { $fund } is released to the general reserve.
proposed-release-all = All of { $fund } is released to the general reserve.
proposed-settlement-partners = The covenant is settled. What is left goes back to the partners.
proposed-settlement-bearers = The covenant is settled. What is left goes to the risk bearers.
proposed-settlement-transfer = The covenant is settled. What is left goes to { $to }.
proposed-withdrawal = { $partner } withdraws.
proposed-rename = { $partner } is to be called { $name }.
proposed-merger = { $from } merges into { $into }.
proposed-end = The covenant ends with its term.
proposed-continuation = The covenant is continued until { $until }. By { $decided_by } it is decided whether it is continued again.
proposed-amendment = The covenant is amended: { $text }
proposed-reopening = The books of { $year } are opened again. Nothing is decided about their result.
proposed-year-account = The account of { $year } is adopted: the result is { $result }, and at the end of the year equity was { $equity }. The account itself is given by `convenant report year-account --year { $year }`.
all-votes-recorded-by = all votes were recorded by: { $actor }
votes-recorded-by = recorded by { $actor }: { $seats }
did-not-vote = { $name }: did not vote
did-not-vote-counts-for = { $name }: did not vote, counts as for
seat-with-votes = { $name } ({ $votes } votes)
proposal-was-withdrawn = Withdrawn on { $on }: { $reason }
proposal-hash = Hash of this proposal: { $hash }

## Suppliers.

bank-accounts = Bank accounts on { $date }
of-which-on = {"  "}of which on { $name }
bank-called = Bank: { $name }
supplier-register = Suppliers on { $date }
no-suppliers = No supplier is registered.
payables = Bills to pay on { $date }
no-bills = No bills are open.
payables-in-euros = Creditors by bill (amounts in euros)
owed-by-suppliers = Receivable from suppliers (amounts in euros)
expense-list = Expenses of { $year } up to { $date }
no-expenses = Nothing was spent.
vat-paid-in-euros = VAT paid in the year (amounts in euros)
no-vat-paid = No VAT was recorded.
per-cent = { $rate }%
in-year = { $year }: { $amount }
