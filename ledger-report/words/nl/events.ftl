### One line for each kind of event.

# $name, $ends
covenant-concluded = Convenant gesloten: { $name }, tot en met { $ends }
party-named = { $partner } staat als partij in het convenant
covenant-signed = { $partner } heeft ondertekend
leader-appointed = { $person } benoemd tot projectleider
# $person, $seat
seat-appointed = { $person } bezet de zetel van { $seat }
leader-ended = { $person } is geen projectleider meer
# $person, $seat
seat-ended = { $person } bezet de zetel van { $seat } niet meer
# $number, $subject, $title
proposal-submitted = Voorstel { $number } ingediend ({ $subject }): { $title }
# $number, $advice, $text
projectgroep-consulted = Projectgroep geraadpleegd over voorstel { $number }, advies { $advice }: { $text }
# $seat, $number, $vote
vote-cast = Stem van { $seat } over voorstel { $number }: { $vote }
# $seat, $number, $vote, $person
vote-by-deputy = Stem van { $seat } over voorstel { $number }: { $vote } (gestemd door { $person } als plaatsvervanger)
# $seat, $number, $vote, $proxy
vote-by-proxy = Stem van { $seat } over voorstel { $number }: { $vote } (bij volmacht door { $proxy })
# $mandate, $person, $seat, $days
deputy-mandated = Machtiging { $mandate }: { $person } is plaatsvervanger van { $seat }, { $days }
# $mandate, $proxy, $seat, $days
proxy-mandated = Machtiging { $mandate }: { $proxy } stemt bij volmacht voor { $seat }, { $days }
# $mandate, $seat
mandate-withdrawn = Machtiging { $mandate } van { $seat } ingetrokken
# $decision, $number, $outcome, $title
proposal-decided = Besluit { $decision } over voorstel { $number }, { $outcome }: { $title }
# $decision, $meeting
decision-minuted = Besluit { $decision } is genomen in bijeenkomst { $meeting }
# $number, $reason
proposal-withdrawn = Voorstel { $number } ingetrokken: { $reason }
# $partner, $since, $decision
partner-acceded = { $partner } is toegetreden per { $since } (besluit { $decision })
# $year, $decision
risk-key-adopted = Risicosleutel vastgesteld vanaf { $year } (besluit { $decision })
# $year, $income, $expenses, $decision
budget-adopted = Begroting { $year } vastgesteld: baten { $income }, lasten { $expenses } (besluit { $decision })
# $year, $income, $expenses, $decision
budget-revised = Begroting { $year } gewijzigd: baten { $income }, lasten { $expenses } (besluit { $decision })
# $year, $decision
schedule-adopted = Bijdrageregeling { $year } vastgesteld (besluit { $decision })
# $invoice, $partner, $amount, $due
contribution-invoiced = Factuur { $invoice } aan { $partner }: { $amount }, te betalen uiterlijk { $due }
# $invoice, $partner, $amount, $due, $reason
contribution-invoiced-because = Factuur { $invoice } aan { $partner }: { $amount }, te betalen uiterlijk { $due }; afwijkend bedrag: { $reason }
# $partner, $code
relation-registered = { $partner } geregistreerd als derde ({ $code })
# $invoice, $partner, $amount, $description, $due
invoice-sent = Factuur { $invoice } aan { $partner }: { $amount } voor { $description }, te betalen uiterlijk { $due }
# $invoice, $reason
invoice-disputed = Factuur { $invoice } wordt betwist: { $reason }
# $invoice, $ruling, $outcome
dispute-settled = Betwisting van factuur { $invoice } afgehandeld, { $ruling }: { $outcome }
# $invoices, $amount, $terms, $last, $agreed_with
payment-arranged = Betalingsregeling voor { $invoices }: { $amount } in { $terms } termijnen, de laatste op { $last }; afgesproken met { $agreed_with }
# $invoice, $reason
arrangement-ended = Betalingsregeling van factuur { $invoice } beëindigd: { $reason }
# $invoice, $partner, $amount, $due, $part, $parts
instalment-invoiced = Factuur { $invoice } aan { $partner }: { $amount }, termijn { $part } van { $parts }, te betalen uiterlijk { $due }
# $receipt, $amount, $payer, $description, $bank
unknown-received = Vraagpost { $receipt }: { $amount } ontvangen van { $payer }, { $description } (bank: { $bank })
# $receipt, $payment, $partner
receipt-is-payment = Vraagpost { $receipt } is ontvangst { $payment } van { $partner }
# $receipt, $line
receipt-is-income = Vraagpost { $receipt } is een bate op regel { $line }
# $receipt, $subsidy
receipt-is-subsidy = Vraagpost { $receipt } is een termijn van subsidie { $subsidy }
# $receipt, $amount, $bank
receipt-paid-back = Vraagpost { $receipt } terugbetaald: { $amount } (bank: { $bank })
# $payment, $partner, $amount, $payer, $bank
payment-received-from = Ontvangst { $payment } voor { $partner }: { $amount }, betaald door { $payer } (bank: { $bank })
# $payment, $partner, $amount, $bank
payment-received = Ontvangst { $payment } van { $partner }: { $amount } (bank: { $bank })
# $payment, $invoice, $amount
payment-allocated = Ontvangst { $payment } toegewezen aan factuur { $invoice }: { $amount }
# $line, $amount, $description
other-income = Overige baten op regel { $line }: { $amount }, { $description }
# $expense, $line, $amount, $supplier, $description
expense-recorded = Uitgave { $expense } op regel { $line }: { $amount } aan { $supplier }, { $description }
# $expense, $supplier, $amount
expense-paid = Uitgave { $expense } betaald aan { $supplier }: { $amount }
# $year, $result
year-closed = Boekjaar { $year } afgesloten; resultaat { $result }
# $year, $decision
year-reopened = Boekjaar { $year } weer geopend (besluit { $decision })
# $year, $result, $decision
year-account-adopted = Jaarrekening { $year } vastgesteld; resultaat { $result } (besluit { $decision })
# $year, $amount, $decision
surplus-appropriated = Overschot { $year } bestemd: { $amount } (besluit { $decision })
# $partner, $amount
refund-paid = Terugbetaald aan { $partner }: { $amount }
# $year, $deficit, $reserve, $shared, $bearers, $decision
deficit-shared = Tekort { $year } van { $deficit } verdeeld: { $reserve } uit de reserve, { $shared } over { $bearers } (besluit { $decision })
# $year, $reserve, $carried, $shared, $bearers, $decision
deficit-carried = Tekort { $year } verdeeld: { $reserve } uit de reserve, { $carried } naar het volgende jaar, { $shared } over { $bearers } (besluit { $decision })
# $note, $invoice, $amount, $reason
invoice-credited = Creditnota { $note } op factuur { $invoice }: { $amount }; { $reason }
# $level, $invoice, $pay_by
reminder-sent = Herinnering { $level } voor factuur { $invoice }, te betalen uiterlijk { $pay_by }
# $invoice, $amount
difference-written-off = Factuur { $invoice }: klein verschil van { $amount } afgeboekt
# $invoice, $amount, $reason
difference-explained-off = Factuur { $invoice }: klein verschil van { $amount } afgeboekt; { $reason }
# $invoice, $amount, $decision
claim-written-off = Factuur { $invoice } oninbaar: { $amount } afgeboekt (besluit { $decision })
# $invoice, $amount
claim-recovered = Factuur { $invoice } alsnog betaald na afboeking: { $amount } teruggeboekt
# $invoice, $amount, $payment, $due
refund-reclaimed = { $invoice }: { $amount }, terugbetaald van ontvangst { $payment } die de bank terughaalde, te voldoen uiterlijk { $due }
# $number, $partner, $year, $amount, $paid, $invoice
invoice-taken-over = Factuur { $number } overgenomen als { $invoice }: { $partner }, { $year }, { $amount }, waarvan { $paid } betaald
# $payment, $partner, $amount
receipt-taken-over = Ontvangst { $payment } overgenomen: { $amount } van { $partner }, nog toe te wijzen
# $expense, $supplier, $description, $amount
bill-taken-over = Uitgave { $expense } overgenomen: { $amount } nog te betalen aan { $supplier }, { $description }
# $subsidy, $grantor, $project, $amount, $received, $spent
subsidy-taken-over = Subsidie { $subsidy } overgenomen: { $amount } van { $grantor } voor { $project }, { $received } ontvangen, { $spent } besteed
# $source, $bank, $reserve
books-opened = Boeken geopend met de stand uit { $source }: bank { $bank }, reserve { $reserve }
# $decision, $title, $source
decision-taken-over = Besluit { $decision } overgenomen uit { $source }: { $title }
# $payment, $invoice, $amount
allocation-reversed = Ontvangst { $payment } van factuur { $invoice } afgehaald: { $amount }
# $payment, $amount, $reason
payment-reversed = Ontvangst { $payment } gestorneerd: { $amount }; { $reason }
# $payment, $amount
overpayment-refunded = Te veel betaald op ontvangst { $payment }, terugbetaald: { $amount }
# $subsidy, $grantor, $amount, $project, $account_by
subsidy-granted = Subsidie { $subsidy } van { $grantor }: { $amount } voor { $project }, te verantwoorden uiterlijk { $account_by }
# $subsidy, $grantor, $amount
subsidy-received = Subsidie { $subsidy } van { $grantor }: { $amount } ontvangen
# $subsidy, $amount, $expense
subsidy-spent = Subsidie { $subsidy } draagt { $amount } van uitgave { $expense }
# $subsidy, $grantor, $amount
subsidy-settled = Subsidie { $subsidy } door { $grantor } vastgesteld op { $amount }
# $subsidy, $grantor, $amount
subsidy-repaid = Subsidie { $subsidy }: { $amount } terugbetaald aan { $grantor }
# $commitment, $line, $amount, $supplier, $description
commitment-entered = Verplichting { $commitment } op regel { $line }: { $amount } aan { $supplier }, { $description }
# $commitment, $amount, $reason
commitment-changed = Verplichting { $commitment } is nu { $amount }; { $reason }
# $commitment, $amount, $expense
commitment-drawn = Verplichting { $commitment } aangesproken door uitgave { $expense }: { $amount }
# $commitment, $amount, $reason
commitment-released = Verplichting { $commitment } valt vrij: { $amount }; { $reason }
next-year-budget = de begroting van het volgende jaar
the-partners = de partners
the-risk-bearers = de risicodragers
# $fund, $amount, $decision
fund-released = Bestemmingsfonds voor { $fund }: { $amount } valt vrij naar de reserve (besluit { $decision })
# $left, $decision
settled-to-partners = Convenant afgewikkeld: { $left } gaat naar de partners, naar wat zij betaalden (besluit { $decision })
# $left, $decision
settled-to-bearers = Convenant afgewikkeld: { $left } gaat naar de risicodragers, naar de risicosleutel (besluit { $decision })
# $left, $to, $decision
settled-by-transfer = Convenant afgewikkeld: { $left } gaat naar { $to } (besluit { $decision })
# $left, $decision
settled-by-bearers = Convenant afgewikkeld: saldo { $left }, gedragen door de risicodragers (besluit { $decision })
remainder-transferred = Saldo overgedragen: { $amount }
# $position, $year, $reason
act-reversed = Gebeurtenis { $position } teruggedraaid, betreft { $year }; { $reason }
# $position, $reason
record-retracted = Gebeurtenis { $position } ingetrokken; { $reason }
# $line, $year, $amount, $reason
forecast-stated = Prognose voor regel { $line } in { $year }: { $amount }; { $reason }
# $line, $year, $text
difference-explained = Toelichting op regel { $line } in { $year }: { $text }
# $year, $period, $basis
report-issued = Monitoringrapportage { $year }, periode { $period }, uitgebracht over { $basis } gebeurtenissen
# $year, $period, $basis, $reason
report-replaced = Monitoringrapportage { $year }, periode { $period }, vervangen door een volgende versie over { $basis } gebeurtenissen; { $reason }
# $person, $partner
ambassador-appointed = { $person } is ambassadeur van { $partner }
# $person, $partner
ambassador-ended = { $person } is geen ambassadeur van { $partner } meer
# $person, $group
group-joined = { $person } zit in de { $group }
# $person, $group, $field, $theme
group-joined-for = { $person } zit in de { $group }: werkveld { $field }, thema { $theme }
# $person, $group
group-left = { $person } zit niet meer in de { $group }
# $meeting, $kind, $title, $invited, $attended
meeting-recorded = Bijeenkomst { $meeting } ({ $kind }): { $title }; partners uitgenodigd: { $invited }, aanwezig: { $attended }
# $partner, $subject
conversation-recorded = Gesprek met { $partner }: { $subject }
# $kind, $title
platform-updated = Op het platform ({ $kind }): { $title }
# $kind, $title, $partner
platform-updated-by = Op het platform ({ $kind }): { $title }, van { $partner }
# $partner, $description, $hours
in-kind-hours = Bijdrage in natura van { $partner }: { $description } ({ $hours } uur)
# $partner, $description
in-kind-goods = Bijdrage in natura van { $partner }: { $description }
# $chance, $grantor, $title
chance-spotted = Subsidiekans { $chance } gezien bij { $grantor }: { $title }
# $chance, $state
chance-followed = Subsidiekans { $chance }: { $state }
# $chance, $state, $text
chance-followed-with = Subsidiekans { $chance }: { $state }; { $text }
# $goal, $year, $theme, $text
goal-set = Doel { $goal } voor { $year }, thema { $theme }: { $text }
# $goal, $state, $text
goal-progress = Voortgang van doel { $goal }, { $state }: { $text }
# $attended, $invited, $text
evaluation-recorded = Het convenant is geëvalueerd met { $attended } van de { $invited } partners: { $text }
# $obligation, $year, $decision, $reason
obligation-waived = { $obligation } { $year } hoeft niet meer (besluit { $decision }): { $reason }
# $obligation, $year, $partner, $decision, $reason
obligation-waived-for = { $obligation } { $year } hoeft voor { $partner } niet meer (besluit { $decision }): { $reason }
# $partner, $last_day, $decision
partner-withdrawn = { $partner } is uitgetreden; laatste dag { $last_day } (besluit { $decision })
# $before, $name, $since, $decision
partner-renamed = { $before } heet per { $since } { $name } (besluit { $decision })
# $partners, $into, $since, $decision
partners-merged = { $partners } opgegaan in { $into } per { $since } (besluit { $decision })
# $ends, $decision
continuation-ends = Het convenant eindigt op { $ends } (besluit { $decision })
# $until, $decision
continuation-until = Het convenant wordt voortgezet tot en met { $until } (besluit { $decision })
# $since, $decision, $text
covenant-amended = Convenant gewijzigd per { $since } (besluit { $decision }): { $text }
# $year, $period, $remarks
report-reviewed = Monitoringrapportage { $year }, periode { $period }, besproken: { $remarks }
# $action, $owner, $due, $title
action-opened = Actie { $action } voor { $owner }, uiterlijk { $due }: { $title }
# $action, $decision, $owner, $due, $title
condition-attached = Actie { $action }, voorwaarde bij besluit { $decision }, voor { $owner }, uiterlijk { $due }: { $title }
# $action, $decision, $outcome
condition-dropped = Actie { $action } vervallen door besluit { $decision }: { $outcome }
# $action, $state, $outcome
action-closed = Actie { $action } { $state }: { $outcome }
# $action, $due, $reason
action-postponed = Actie { $action } uitgesteld tot { $due }: { $reason }
# $document, $name, $events
document-attached = Document { $document } bij gebeurtenis { $events }: { $name }
person-forgotten = De gegevens van persoon { $person } zijn gewist
# $person, $reason
person-forgotten-because = De gegevens van persoon { $person } zijn gewist: { $reason }

# $name, $number, $iban
issuer-stated = Facturen worden verzonden door { $name } (KvK { $number }, rekening { $iban })
# $partner, $addressee, $address
billed-at = Factuuradres van { $partner }: { $addressee }, { $address }
# $partner, $addressee, $address, $reference
billed-at-under = Factuuradres van { $partner }: { $addressee }, { $address }; onder vermelding van { $reference }

## Suppliers.

# $code, $name
bank-account-registered = Bankrekening { $code } vastgelegd: { $name }
# $code, $name, $iban
bank-account-registered-with-number = Bankrekening { $code } vastgelegd: { $name }, { $iban }
# $code, $name
bank-account-changed = Bankrekening { $code } heet voortaan { $name }
# $code, $name, $iban
bank-account-changed-with-number = Bankrekening { $code } heet voortaan { $name }, { $iban }
# $code
bank-account-closed = Bankrekening { $code } opgeheven
# $amount, $from, $to
money-transferred = { $amount } overgeboekt van rekening { $from } naar { $to }
# $reference, $account
on-bank-account = { $reference }, rekening { $account }
# $code, $name
supplier-registered = Leverancier { $code } geregistreerd: { $name }
# $code, $name
supplier-changed = Leverancier { $code } gewijzigd: { $name }
# $amount, $description
income-unbudgeted = Overige baten buiten de begroting: { $amount }, { $description }
# $expense, $amount, $supplier, $description
expense-unbudgeted = Uitgave { $expense } buiten de begroting: { $amount } aan { $supplier }, { $description }
# $description, $invoice
of-bill = { $description } (factuur { $invoice })
# $expenses, $amount, $reference
expenses-paid = Uitgaven { $expenses } samen betaald: { $amount } ({ $reference })
# $credit, $number, $expense, $amount, $reason
expense-credited = Tegoed { $credit }, creditnota { $number } op uitgave { $expense }: { $amount }, { $reason }
# $credit, $expense, $amount
credit-set-off = Tegoed { $credit } verrekend met uitgave { $expense }: { $amount }
# $credit, $amount, $reference
supplier-refunded = Tegoed { $credit } terugbetaald door de leverancier: { $amount } ({ $reference })
# $position, $amount, $line, $reason
line-assigned = Van gebeurtenis { $position } staat { $amount } voortaan op regel { $line }: { $reason }
# $expense, $amount, $reason
expense-deferred = Van uitgave { $expense } hoort { $amount } bij het volgende jaar: { $reason }
# $line, $amount, $description
expense-accrued = Nog te ontvangen factuur op regel { $line }: { $amount }, { $description }
