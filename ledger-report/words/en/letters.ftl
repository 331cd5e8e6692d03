### Invoices, credit notes and reminders.

invoice-title = Invoice { $number }
credit-note-title = Credit note { $number }
reminder-title =
    { $level ->
        [1] Reminder: invoice { $invoice }
       *[other] Reminder { $level }: invoice { $invoice }
    }
invoice-number = Invoice number
invoice-date = Invoice date
credit-note-number = Credit note number
credit-note-date = Date
reminder-date = Date
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
to-pay = To be paid
credited-in-all = Credited
less-received = Received
less-credited = Credited
less-written-off = Written off
still-to-be-paid = Still to be paid
how-to-pay = Payment

contribution-for = Contribution { $year } to the cooperation under { $covenant }
instalment-for = Contribution { $year } to the cooperation under { $covenant }, instalment { $part } of { $parts }
share-in-deficit = Share in the deficit of { $year } of { $covenant }: deficit { $deficit }, of which from the reserve { $reserve } (decision { $decision })
share-in-rest = Share in the deficit of { $year } of { $covenant }: deficit { $deficit }, of which { $reserve } from the reserve and { $carried } into the next year (decision { $decision })
share-in-settlement = Share in what was too little when { $covenant } was settled: { $deficit }
refund-to-be-returned = What was refunded of your payment { $payment } of { $date }, which the bank took back afterwards
credited-other = Credit of invoice { $invoice }: { $description }
credited-of = Credit of invoice { $invoice }, contribution { $year } to { $covenant }
invoiced-for = Contribution or share { $year } in { $covenant }
vat-outside-scope = No VAT: outside its scope. { $ground }
vat-exempt = Exempt from VAT. { $ground }
no-vat = No VAT: this is not in return for a service.
other-amount-because = The amount differs from the contribution schedule: { $reason }
part-of-the-year = The contribution is for a part of the year, from the accession on { $date }.
credited-because = Reason: { $reason }

please-pay = Please pay { $amount } by { $date } to account { $iban } in the name of { $name }, stating the payment reference { $reference }.
paid-and-credited = Of your payment { $payment } of { $date } you are hereby to get { $amount } back. It will be refunded, or put against another invoice if you ask for it.
credit-leaves-open = Of invoice { $invoice } this leaves { $amount } open. This credit note asks for no payment: what the invoice, or a later reminder, says of it holds.
nothing-left-to-pay = Nothing more is to be paid of invoice { $invoice }.
reminded =
    { $days ->
        [1] Invoice { $invoice } was to be paid by { $date }, 1 day ago. By our records it was not, or not wholly.
       *[other] Invoice { $invoice } was to be paid by { $date }, { $days } days ago. By our records it was not, or not wholly.
    }
last-reminder = This is the last reminder. If it is not paid, we put the claim before the regiegroep.
paid-meanwhile = If you have paid meanwhile, please take this letter as not sent.
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
