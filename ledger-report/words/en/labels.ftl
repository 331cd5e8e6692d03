### Labels: what stands above a column, before a value or above a part.

account = Account
account-code = No.
amount = Amount
debit = Debit
credit = Credit
balance = Balance
booked = Booked
part = Part
total = Total

partner = Partner
code = Code
party-since = Party since
invoiced = Invoices
received = Received
credited = Credited
written-off = Written off
open = Open

invoice = Invoice
due = Due
days-overdue = Days late
by-age = Open by age
not-due = Not due yet
days-1-to-30 = 1 to 30 days late
days-31-to-60 = 31 to 60 days late
days-61-to-90 = 61 to 90 days late
over-90-days = More than 90 days late

line = Budget line
line-code = Line
budget-first = First budget
budget-now = Revised
actual = Actual
difference = Difference
committed-short = Committed
forecast = Forecast
bar-told = actual { $actual }, budgeted { $budgeted }, expected { $expected }
forecast-and-difference = Forecast and difference from the revised budget
grantor = Grantor
granted = Granted
unspent = To be spent
to-come = Still to be received of grantors
repayable = Still to be repaid to grantors
cash-of-subsidies = {"  "}of which of subsidies, not free
held-of-subsidies = At the bank, not free
contributions-written-off = {"  "}of which written off
income = Income
expenses = Expenses
total-income = Total income
total-expenses = Total expenses
result = Result
before = Before
after = After

assets = Assets
liabilities-and-equity = Liabilities and equity
total-assets = Total assets
total-liabilities-and-equity = Total liabilities and equity
result-of-open-years = Result of open years

year = Year
books = Books
closed = closed
still-open = open
cash = Bank
reserve = General reserve
open-receivables = Open receivables
of-which-overdue = {"  "}of which overdue
unallocated = Unallocated receipts
money-in-euros = Money (amounts in euros)
years-in-euros = Years (amounts in euros)
governance = Governance

risk-bearer = Risk bearer
weight = Weight
share-to-carry = Share to carry
owed-of-earlier = Still owed of earlier deficits
result-so-far = Result up to the day
result-forecast = Expected result
to-carry = For the risk bearers to carry

number = No.
day = Day
position = No.
by-whom = By
what-happened = What happened
proposal = Proposal
submitted = Submitted
votes = Votes
votes-weighed = Votes, weighed
votes-until = Votes until
votes-for = For
votes-against = Against
votes-abstained = Abst.
waits-for = Waits for
subject-label = Subject
projectgroep = Projectgroep
decision = Decision
outcome-label = Outcome
effective-from = Effective from
conditions = Conditions
meeting-of-decision = Meeting
meeting-named = { $title } (meeting { $meeting })
present-at-meeting = Present
absent-at-meeting = Absent
nobody-with-a-seat = nobody who holds a seat
present-and-others = { $names } and { $others ->
        [1] 1 other partner
       *[other] { $others } other partners
    }
seat-at-meeting = { $seat } ({ $partner })
quorum = Quorum
quorum-present = there: { $present } of the { $needed } seats needed
quorum-absent = not there: { $present } of the { $needed } seats needed
review-on = Review on
replaces = Replaces
taken-over-from = Taken over from
replaced-by = Replaced by
budget-changes = Effect on the budget (amounts in euros)

action = Action
owner-label = Who
state = State
days-late = Days late
last-day = Last day
seat = Seat
former-names = Former names
merged-into-it = Merged into this partner
payable = Still to be paid back
merged-into = Merged into
contributions-per-year = Contributions per year (amounts in euros)
proposals-about = Proposals about this partner
events-about = Events

file-name = File
bytes = Bytes
of-events = Of event

persons = Persons
no-persons = No persons are known.
name = Name
organisation = Organisation
email = E-mail
telephone = Telephone
note = Note
roles = Role
data = Data
data-known = known
data-locked = no key
data-none = none
data-forgotten = erased

page-of-pages = Page {"{page}"} of {"{pages}"}
budget-and-forecast = Budget, actual and forecast
after-term = after the term
after-term-result = Result booked after the term, of no year

bank-account = Bank account
iban = IBAN
closed-on = Closed on
main-bank-account = main account
bought = Bought per year
owed-back = Owed back
term-in-days = Term (days)
cost = Cost
vat-rate = Rate
vat-label = VAT
credit-note-label = Credit note
not-budgeted = Not budgeted

late-in-calendar = Late: { $summary }
last-day-in-calendar = Last day: { $summary }
invoices-due =
    { $count ->
        [1] 1 invoice to be paid to us, { $amount }
       *[other] { $count } invoices to be paid to us, { $amount } in all
    }
