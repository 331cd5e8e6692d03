### Invoices, credit notes, reminders and specifications of refunds.

invoice-title = Invoice { $number }
credit-note-title = Credit note { $number }
reminder-title =
    { $level ->
        [1] Reminder: invoice { $invoice }
       *[other] Reminder { $level }: invoice { $invoice }
    }
refund-title = Refund of { $amount }
invoice-date = Invoice date
credit-note-date = Date
reminder-date = Date
refund-date = Paid on
refund-bank-reference = Bank reference
reminder-level = Reminder
level-of = { $level } of { $levels }
within-days =
    { $days ->
        [1] { $date } (within 1 day)
       *[other] { $date } (within { $days } days)
    }
invoice-of = { $invoice } of { $date }
your-reference = Your reference
amount-in-euros = Amount (€)
without-vat = Amount excluding VAT
to-pay = To be paid
credited-in-all = Credited
less-received = Received
less-credited = Credited
less-written-off = Written off
still-to-be-paid = Still to be paid

contribution-for = Contribution { $year } to the cooperation under { $covenant }
instalment-for = Contribution { $year } to the cooperation under { $covenant }, instalment { $part } of { $parts }
share-in-deficit = Share in the deficit of { $year } of { $covenant } (decision { $decision })
earlier-share = Share in the deficit of { $year } of { $covenant }
share-in-settlement = Share in the shortfall at the settlement of { $covenant }
refund-to-be-returned = What was refunded of your payment { $payment } of { $date }, which the bank took back afterwards
vat-outside-scope = VAT: outside its scope (article 1 of the Dutch VAT Act 1968). { $ground }
vat-exempt = VAT: exempt (article 11 of the Dutch VAT Act 1968). { $ground }
no-vat = VAT: outside its scope, as this is not in return for a supply (article 1 of the Dutch VAT Act 1968).
amount-agreed = This amount was agreed with you and differs from the contribution schedule.
part-of-the-year = You acceded on { $date }. You therefore pay for { $months } of the 12 months of the year, for which the whole contribution is { $amount }.
credited-because = Reason: { $reason }

## How a share is worked out.

your-share-in-euros = How your share was worked out (amounts in euros)
deficit-of = Deficit { $year }
from-the-reserve = From the general reserve
carried-into-next-year = Carried forward into the next year
deficit-to-divide = To be divided
too-little-at-settlement = Shortfall at the settlement
by-risk-key = Your share by the risk key (decision { $decision }): { $amount } × { $weight } / { $of }
by-paid-contributions = Your share by the contributions paid: { $amount } × { $part } / { $of }
by-invoiced-contributions = Your share by the contributions invoiced: { $amount } × { $part } / { $of }
in-equal-parts = Your share, in equal parts with the other partners
your-share = Your share

## How to pay.

how-to-pay = Payment
please-pay = Please pay as follows.
pay-amount = Amount
pay-by = By
pay-to-account = Account (IBAN)
pay-to-name = In the name of
pay-reference = Payment reference
payment-code = Scan with your banking app
payment-code-says = QR code for a banking app, with the same details: { $amount } by { $date } to { $name }, account { $iban }, payment reference { $reference }.

paid-and-credited = As a result, { $amount } of your payment { $payment } of { $date } is due back to you. We will refund it, or set it against another invoice if you ask us to.
credit-leaves-open = Of invoice { $invoice } this leaves { $amount } open. This credit note asks for no payment: what the invoice, or a later reminder, says of it holds.
nothing-left-to-pay = Nothing more is to be paid of invoice { $invoice }.
reminded =
    { $days ->
        [1] This invoice of { $invoiced } was due on { $date }, 1 day ago. According to our records it has not been paid, or not in full.
       *[other] This invoice of { $invoiced } was due on { $date }, { $days } days ago. According to our records it has not been paid, or not in full.
    }
last-reminder = This is the last reminder. If it is not paid, we will put the claim before the regiegroep.
paid-meanwhile = If you have paid in the meantime, please disregard this letter.

## Refunds.

refunded-to-you = On { $date } we paid { $amount } to you. Below is what that amount consists of. There is nothing you need to do.
part-of-surplus = Your part of the surplus { $year } (decision { $decision })
part-of-remainder = Your part of what was left at the settlement (decision { $decision })
part-of-remainder-undecided = Your part of what was left at the settlement
due-from-before = What was due to you when the books were taken over
your-payment = Your payment { $payment } of { $date }
on-invoice = Set against invoice { $invoice }
paid-before = Paid to you before
still-due-to-you = Still to be paid to you
still-on-your-payment = Not set against an invoice or paid to you yet
refunded-in-all = Paid to you
surplus-to-partners = Surplus { $year } that goes to the partners
remainder-to-divide = Left at the settlement

chamber-number = Chamber of commerce { $number }
vat-id = VAT id { $id }
iban-of = IBAN { $iban }
foot-issuer = { $name } · chamber of commerce { $number } · IBAN { $iban }
questions-by-both = Please put questions about this letter to { $email } or { $telephone }.
questions-by-email = Please put questions about this letter to { $email }.
questions-by-telephone = Please put questions about this letter by telephone: { $telephone }.
questions-by-letter = Please put questions about this letter in writing to { $name }.

partner-statement = Statement of account { $partner } on { $date }
account-in-euros = Account (amounts in euros)
balance-in-euros = Of what the balance consists (amounts in euros)
nothing-on-account = Nothing stands on this account.
account-document = Document
brought-forward = Balance brought forward
open-item = What is open
payment-number = payment { $payment }
unallocated-payment = Payment { $payment } of { $date }, not allocated to an invoice yet
partner-owes = On { $date } { $partner } owes { $amount }.
partner-is-to-get = On { $date } { $partner } is to get { $amount }.
partner-owes-nothing = On { $date } { $partner } owes nothing and is to get nothing.
entry-contribution = Contribution { $year }
entry-instalment = Contribution { $year }, instalment { $part } of { $parts }
entry-deficit-share = Share in the deficit { $year }
entry-settlement-share = Share in the deficit at the settlement
entry-reclaim = Refunded before, claimed after the bank took the payment back
entry-credit = Credit of { $invoice }
entry-write-off = { $invoice } written off
entry-difference = Small difference, written off
entry-receipt-from = Payment received from { $payer }
entry-receipt = Payment received
entry-storno = Payment taken back by the bank
entry-refund = Paid too much, paid back
entry-surplus = Part of the surplus { $year }
entry-remainder = Part of what was left at the settlement
entry-pay-out = Paid out
entry-taken-over = Taken over from { $partner }
entry-handed-over = Handed over to { $partner }
taken-back = Undone: { $entry }
foot-statement = As on { $date } · from the first { $events } events of the ledger
