### Invoices, credit notes and reminders.

invoice-title = Factuur { $number }
credit-note-title = Creditnota { $number }
# $level, $invoice
reminder-title =
    { $level ->
        [1] Herinnering: factuur { $invoice }
       *[other] { $level }e herinnering: factuur { $invoice }
    }
invoice-number = Factuurnummer
invoice-date = Factuurdatum
credit-note-number = Nummer creditnota
credit-note-date = Datum
reminder-date = Datum
reminder-level = Herinnering
# $level, $levels
level-of = { $level } van { $levels }
# $date, $days
within-days =
    { $days ->
        [1] { $date } (binnen 1 dag)
       *[other] { $date } (binnen { $days } dagen)
    }
# $invoice, $date
invoice-of = { $invoice } van { $date }
your-reference = Uw kenmerk
amount-in-euros = Bedrag (€)
to-pay = Te betalen
credited-in-all = Gecrediteerd
less-received = Ontvangen
less-credited = Gecrediteerd
less-written-off = Afgeboekt
still-to-be-paid = Nog te betalen
how-to-pay = Betaling

# $year, $covenant
contribution-for = Bijdrage { $year } aan het samenwerkingsverband { $covenant }
# $year, $covenant, $part, $parts
instalment-for = Bijdrage { $year } aan het samenwerkingsverband { $covenant }, termijn { $part } van { $parts }
# $year, $covenant, $deficit, $reserve, $decision
share-in-deficit = Aandeel in het tekort over { $year } van { $covenant }: tekort { $deficit }, waarvan uit de reserve { $reserve } (besluit { $decision })
# $year, $covenant, $deficit, $reserve, $carried, $decision
share-in-rest = Aandeel in het tekort over { $year } van { $covenant }: tekort { $deficit }, waarvan uit de reserve { $reserve } en naar het volgende jaar { $carried } (besluit { $decision })
# $covenant, $deficit
share-in-settlement = Aandeel in wat bij de afwikkeling van { $covenant } tekort kwam: { $deficit }
# $payment, $date
refund-to-be-returned = Wat is terugbetaald van uw betaling { $payment } van { $date }, die de bank daarna heeft teruggehaald
# $invoice, $year, $covenant
credited-of = Creditering van factuur { $invoice }, bijdrage { $year } aan { $covenant }
# $invoice, $description
credited-other = Creditering van factuur { $invoice }: { $description }
# $year, $covenant
invoiced-for = Bijdrage of aandeel { $year } in { $covenant }
vat-outside-scope = Geen btw: buiten de heffing. { $ground }
vat-exempt = Vrijgesteld van btw. { $ground }
no-vat = Geen btw: dit is geen vergoeding voor een prestatie.
other-amount-because = Het bedrag wijkt af van de bijdrageregeling: { $reason }
part-of-the-year = De bijdrage is over een deel van het jaar, vanaf de toetreding op { $date }.
credited-because = Reden: { $reason }

# $amount, $date, $iban, $name, $reference
please-pay = Wij verzoeken u { $amount } uiterlijk op { $date } over te maken op rekening { $iban } ten name van { $name }, onder vermelding van betalingskenmerk { $reference }.
# $amount, $payment, $date
paid-and-credited = Van uw betaling { $payment } van { $date } hebt u hierdoor { $amount } te goed. Dit bedrag wordt aan u terugbetaald of op uw verzoek met een andere factuur verrekend.
# $invoice, $amount
credit-leaves-open = Van factuur { $invoice } staat hierna nog { $amount } open. Deze creditnota vraagt niet om betaling: daarvoor geldt wat de factuur, of een latere herinnering, erover zegt.
nothing-left-to-pay = Van factuur { $invoice } hoeft niets meer te worden betaald.
# $invoice, $date, $days
reminded =
    { $days ->
        [1] Factuur { $invoice } had uiterlijk op { $date } betaald moeten zijn, 1 dag geleden. Volgens onze administratie is dat niet of niet geheel gebeurd.
       *[other] Factuur { $invoice } had uiterlijk op { $date } betaald moeten zijn, { $days } dagen geleden. Volgens onze administratie is dat niet of niet geheel gebeurd.
    }
last-reminder = Dit is de laatste herinnering. Blijft betaling uit, dan leggen wij de vordering voor aan de regiegroep.
paid-meanwhile = Hebt u inmiddels betaald, dan kunt u deze brief als niet verzonden beschouwen.
chamber-number = KvK { $number }
vat-id = Btw-id { $id }
iban-of = IBAN { $iban }
# $name, $number, $iban
foot-issuer = { $name } · KvK { $number } · IBAN { $iban }
# $email, $telephone
questions-by-both = Vragen over deze brief kunt u stellen aan { $email } of { $telephone }.
questions-by-email = Vragen over deze brief kunt u stellen aan { $email }.
questions-by-telephone = Vragen over deze brief kunt u stellen via { $telephone }.
questions-by-letter = Vragen over deze brief kunt u schriftelijk stellen aan { $name }.

# $partner, $date
partner-statement = Rekeningoverzicht { $partner } op { $date }
account-in-euros = Rekening (bedragen in euro)
balance-in-euros = Specificatie van het saldo (bedragen in euro)
nothing-on-account = Op deze rekening staat niets.
account-document = Document
brought-forward = Saldo van daarvoor
open-item = Wat openstaat
# $payment
payment-number = ontvangst { $payment }
# $payment, $date
unallocated-payment = Ontvangst { $payment } van { $date }, nog niet aan een factuur toegewezen
# $partner, $date, $amount
partner-owes = { $partner } is op { $date } { $amount } verschuldigd.
# $partner, $date, $amount
partner-is-to-get = { $partner } heeft op { $date } { $amount } te goed.
# $partner, $date
partner-owes-nothing = { $partner } is op { $date } niets verschuldigd en heeft niets te goed.
# $year
entry-contribution = Bijdrage { $year }
# $year, $part, $parts
entry-instalment = Bijdrage { $year }, termijn { $part } van { $parts }
# $year
entry-deficit-share = Aandeel in het tekort { $year }
entry-settlement-share = Aandeel in het tekort bij de afwikkeling
entry-reclaim = Eerder terugbetaald, na storno teruggevraagd
# $invoice
entry-credit = Creditering van { $invoice }
# $invoice
entry-write-off = Afboeking van { $invoice }
entry-difference = Klein verschil, afgeboekt
# $payer
entry-receipt-from = Betaling ontvangen van { $payer }
entry-receipt = Betaling ontvangen
entry-storno = Storno: betaling door de bank teruggehaald
entry-refund = Te veel betaald, terugbetaald
# $year
entry-surplus = Deel van het overschot { $year }
entry-remainder = Deel van wat bij de afwikkeling over was
entry-pay-out = Uitbetaald
# $partner
entry-taken-over = Overgenomen van { $partner }
# $partner
entry-handed-over = Overgegaan naar { $partner }
# $entry
taken-back = Teruggedraaid: { $entry }
# $date, $events
foot-statement = Stand op { $date } · uit de eerste { $events } gebeurtenissen van het grootboek
