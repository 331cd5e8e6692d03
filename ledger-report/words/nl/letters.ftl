### Invoices, credit notes, reminders and specifications of refunds.

invoice-title = Factuur { $number }
credit-note-title = Creditnota { $number }
# $level, $invoice
reminder-title =
    { $level ->
        [1] Herinnering: factuur { $invoice }
       *[other] { $level }e herinnering: factuur { $invoice }
    }
refund-title = Terugbetaling van { $amount }
invoice-date = Factuurdatum
credit-note-date = Datum
reminder-date = Datum
refund-date = Overgemaakt op
refund-bank-reference = Bankkenmerk
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
without-vat = Bedrag exclusief btw
to-pay = Te betalen
credited-in-all = Gecrediteerd
less-received = Ontvangen
less-credited = Gecrediteerd
less-written-off = Afgeboekt
still-to-be-paid = Nog te betalen

# $year, $covenant
contribution-for = Bijdrage { $year } aan het samenwerkingsverband { $covenant }
# $year, $covenant, $part, $parts
instalment-for = Bijdrage { $year } aan het samenwerkingsverband { $covenant }, termijn { $part } van { $parts }
# $year, $covenant, $decision
share-in-deficit = Aandeel in het tekort over { $year } van { $covenant } (besluit { $decision })
# $year, $covenant
earlier-share = Aandeel in het tekort over { $year } van { $covenant }
share-in-settlement = Aandeel in wat bij de afwikkeling van { $covenant } tekort kwam
# $payment, $date
refund-to-be-returned = Wat is terugbetaald van uw betaling { $payment } van { $date }, die de bank daarna heeft teruggehaald
vat-outside-scope = Btw: buiten de heffing (artikel 1 Wet op de omzetbelasting 1968). { $ground }
vat-exempt = Btw: vrijgesteld (artikel 11 Wet op de omzetbelasting 1968). { $ground }
no-vat = Btw: buiten de heffing, want dit is geen vergoeding voor een prestatie (artikel 1 Wet op de omzetbelasting 1968).
amount-agreed = Over dit bedrag is met u een afspraak gemaakt die afwijkt van de bijdrageregeling.
# $date, $months, $amount
part-of-the-year = U bent op { $date } toegetreden. Daarom betaalt u { $months } van de 12 maanden van de jaarbijdrage van { $amount }.
credited-because = Reden: { $reason }

## How a share is worked out.

your-share-in-euros = Zo is uw aandeel berekend (bedragen in euro)
deficit-of = Tekort { $year }
from-the-reserve = Uit de algemene reserve
carried-into-next-year = Meegenomen naar het volgende jaar
deficit-to-divide = Te verdelen
too-little-at-settlement = Tekort bij de afwikkeling
# $decision, $amount, $weight, $of
by-risk-key = Uw aandeel volgens de risicosleutel (besluit { $decision }): { $amount } × { $weight } / { $of }
# $amount, $part, $of
by-paid-contributions = Uw aandeel naar de betaalde bijdragen: { $amount } × { $part } / { $of }
# $amount, $part, $of
by-invoiced-contributions = Uw aandeel naar de gefactureerde bijdragen: { $amount } × { $part } / { $of }
in-equal-parts = Uw aandeel, in gelijke delen met de andere partners
your-share = Uw aandeel

## How to pay.

how-to-pay = Betaling
please-pay = Wij verzoeken u als volgt te betalen.
pay-amount = Bedrag
pay-by = Uiterlijk op
pay-to-account = Rekening (IBAN)
pay-to-name = Op naam van
pay-reference = Betalingskenmerk
payment-code = Scan met uw bankapp
# $amount, $date, $name, $iban, $reference
payment-code-says = QR-code voor een bankapp, met dezelfde gegevens: { $amount } uiterlijk op { $date } aan { $name }, rekening { $iban }, betalingskenmerk { $reference }.

# $payment, $date, $amount
paid-and-credited = Van uw betaling { $payment } van { $date } hebt u hierdoor { $amount } te goed. Dit bedrag wordt aan u terugbetaald of op uw verzoek met een andere factuur verrekend.
# $invoice, $amount
credit-leaves-open = Van factuur { $invoice } staat hierna nog { $amount } open. Deze creditnota vraagt niet om betaling: daarvoor geldt wat de factuur, of een latere herinnering, erover zegt.
nothing-left-to-pay = Van factuur { $invoice } hoeft niets meer te worden betaald.
# $invoiced, $date, $days
reminded =
    { $days ->
        [1] Deze factuur van { $invoiced } had uiterlijk op { $date } betaald moeten zijn, 1 dag geleden. Volgens onze administratie is dat niet of niet geheel gebeurd.
       *[other] Deze factuur van { $invoiced } had uiterlijk op { $date } betaald moeten zijn, { $days } dagen geleden. Volgens onze administratie is dat niet of niet geheel gebeurd.
    }
last-reminder = Dit is de laatste herinnering. Blijft betaling uit, dan leggen wij de vordering voor aan de regiegroep.
paid-meanwhile = Hebt u inmiddels betaald, dan kunt u deze brief als niet verzonden beschouwen.

## Refunds.

# $date, $amount
refunded-to-you = Op { $date } hebben wij { $amount } aan u overgemaakt. Hieronder staat waaruit dat bedrag bestaat. U hoeft niets te doen.
# $year, $decision
part-of-surplus = Uw deel van het overschot { $year } (besluit { $decision })
part-of-remainder = Uw deel van wat bij de afwikkeling over was (besluit { $decision })
part-of-remainder-undecided = Uw deel van wat bij de afwikkeling over was
due-from-before = Wat u te goed had toen de boeken werden overgenomen
# $payment, $date
your-payment = Uw betaling { $payment } van { $date }
on-invoice = Verrekend met factuur { $invoice }
paid-before = Eerder aan u overgemaakt
still-due-to-you = Nog aan u over te maken
still-on-your-payment = Nog niet verrekend of overgemaakt
refunded-in-all = Aan u overgemaakt
surplus-to-partners = Overschot { $year } dat naar de partners gaat
remainder-to-divide = Over bij de afwikkeling

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
