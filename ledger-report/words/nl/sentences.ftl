### Titles of views, and sentences in them.

in-euros = Bedragen in euro.

overview = Overzicht op { $date }
partner-register = Partnerregister op { $date }
# $year, $date
budget-title = Begroting { $year } tot en met { $date }
receivables = Openstaande vorderingen op { $date }
trial-balance = Proefbalans
trial-balance-on = Proefbalans op { $date }
# $year, $date
income-statement = Staat van baten en lasten { $year } tot en met { $date }
balance-sheet = Balans op { $date }
# $year, $date
risk-title = Risico { $year } op { $date }
decision-register = Besluitenregister op { $date }
open-proposals = Openstaande voorstellen op { $date }
journal = Journaal
# $address, $view
explanation = Wat achter { $address } van { $view } staat
the-figure = Het cijfer: { $figure }.
# $code, $name, $line
booked-on = { $code } { $name }{ $line }
and-others =
    { $count ->
        [1] en 1 andere
       *[other] en { $count } andere
    }
largest-shown = Van zoveel gebeurtenissen staan hier de grootste; `--all --format csv` noemt ze alle.
nothing-behind-it = Er staat geen gebeurtenis achter: het is nul.
worked-out-from = Het volgt uit:
does-not-add-up = De delen zijn samen niet het cijfer. Dat is een fout van het programma.

# $from, $to
term-of = Gesloten op { $from }; het loopt tot en met { $to }.
third-parties = Derden
unknown-receipts = Vraagposten: ontvangsten waarvan nog niet bekend is waarvoor ze zijn
payer = Betaler
standing = Stand
# $level, $date
reminded-until = herinnering { $level }, tot { $date }
# $date
disputed-since = betwist sinds { $date }
# $amount, $date
arrangement-kept = regeling: { $amount } op { $date }
# $amount, $date
arrangement-broken = regeling niet nagekomen: { $amount } op { $date }
# $parties, $partners
parties-of = { $parties } van de { $partners } partners in het register zijn partij.
no-year-begun = Er is nog geen jaar begonnen.
# $decisions, $reports
decisions-and-reports = Besluiten: { $decisions }. Uitgebrachte monitoringrapportages: { $reports }.
# $year, $period, $date
next-report-is = Volgende monitoringrapportage: { $year }, periode { $period }, peildatum { $date }.
every-report-issued = Alle monitoringrapportages zijn uitgebracht.
continuation-undecided = Uiterlijk op { $date } wordt besloten of het convenant wordt voortgezet.
continuation-late = Uiterlijk op { $date } had besloten moeten zijn of het convenant wordt voortgezet; dat is niet gebeurd.
# $date, $left
was-settled-to-partners = Afgewikkeld op { $date }; wat over was, { $left }, ging naar de partners.
# $date, $left
was-settled-to-bearers = Afgewikkeld op { $date }; wat over was, { $left }, ging naar de risicodragers.
# $date, $left, $to
was-settled-by-transfer = Afgewikkeld op { $date }; wat over was, { $left }, ging naar { $to }.
# $date, $decision
continuation-end = Op { $date } is besloten dat het convenant eindigt (besluit { $decision }).
# $until, $date, $decision
continuation-longer = Op { $date } is besloten het convenant voort te zetten tot en met { $until } (besluit { $decision }).
# $open, $late
actions-open = Open acties: { $open }, waarvan te laat: { $late }.
made-from = Gemaakt uit { $events } gebeurtenissen.

nothing-open = Er staat niets open.
unallocated-of = Ontvangen en nog niet aan een factuur toegewezen: { $amount }.
# $date, $decision
budget-adopted-on = Vastgesteld op { $date } (besluit { $decision })
# $date, $decision
budget-revised-on = Gewijzigd op { $date } (besluit { $decision })
no-budget-yet = Er is geen begroting vastgesteld.
budget-marks = V = voordelig, N = nadelig voor het resultaat; ! = wijkt meer af dan het convenant zonder toelichting toelaat.
books-open = De boeken van dit jaar zijn open.
books-closed = De boeken van dit jaar zijn afgesloten.
no-risk-key = Er is geen risicosleutel vastgesteld.
risk-key-by = Risicosleutel volgens besluit { $decision }.
deficit-was-shared = Het tekort van dit jaar is al verdeeld.
no-entries = Er is niets geboekt.
# $date, $position, $about
entry-heading = { $date } #{ $position } { $about }
# $act, $reference, $party
act-of = { $act } { $reference }, { $party }
# $act, $of
act-about = { $act } { $of }

no-open-proposals = Er staan geen voorstellen open.
# $number, $title
proposal-heading = Voorstel { $number }: { $title }
# $number, $title, $why
proposal-hindered = Voorstel { $number }, { $title }, kan zo niet worden besloten: { $why }. Trek het in, of neem dat eerst weg.
# $number, $title, $what
proposal-waits = Voorstel { $number }, { $title }, wacht op: { $what }.
# $number, $date, $actor
submitted-by = nummer { $number }, ingediend op { $date } door { $actor }
not-consulted = niet geraadpleegd
# $date, $advice, $text
advised = geraadpleegd op { $date }, advies { $advice }: { $text }
# $votes_for, $seats
tally-for = { $votes_for } van { $seats } zetels voor
# $votes_for, $against, $abstained, $seats
tally = { $votes_for } voor, { $against } tegen, { $abstained } onthouding, van { $seats } zetels
# $votes_for, $against, $abstained, $all
tally-weighed = { $votes_for } voor, { $against } tegen, { $abstained } onthouding, van { $all } stemmen
# $source
taken-over-from-source = overgenomen uit { $source }
taken-over-not-voted = Dit besluit is van vóór dit grootboek en hier niet in stemming geweest.
# $on, $source
books-taken-over = De boeken zijn per { $on } overgenomen uit een andere administratie: { $source }. Wat daarvóór is ontvangen en uitgegeven, staat als totaal op die dag.
no-votes = Er is niet gestemd.
# $vote, $date, $voters
voted-on-day = { $vote } ({ $date }): { $voters }
# $vote, $voters
voted = { $vote }: { $voters }
# $seat, $reason
voted-because = { $seat } zei daarbij: { $reason }
# $seat, $person
voter-of-seat = { $seat }, { $person }
# $seat, $person, $date
voter-of-seat-on = { $seat }, { $person }, { $date }
# $seat, $vote, $date, $person, $reason
voted-by-deputy = { $person } als plaatsvervanger
# $person, $seat
voted-by-proxy = { $person }, bij volmacht door { $seat }
no-decisions = Er zijn geen besluiten genomen.
# $number, $title
decision-heading = Besluit { $number }: { $title }
decision-number = besluit { $number }
# $outcome, $date, $manner
outcome-on = { $outcome } op { $date }, { $manner }

action-list = Actielijst op { $date }
no-actions = Er staan geen acties op de lijst.
# $partner, $date
partner-page = { $partner } op { $date }
# $name, $date, $decision
former-name = { $name }, tot en met { $date } (besluit { $decision })
# $name, $status
with-status = { $name }, { $status }
# $name, $names
formerly = { $name } (voorheen { $names })
never-invoiced = Er is niets gefactureerd.
no-proposals-about = Er zijn geen voorstellen over deze partner.
# $number, $title, $date
proposal-about = Voorstel { $number }, { $title }, ingediend op { $date }
# $number, $title, $date, $decision
proposal-about-decided = Voorstel { $number }, { $title }, ingediend op { $date }: besluit { $decision }
documents-on = Documenten op { $date }
no-documents = Er zijn geen documenten.
# $description, $documents
described-with = { $description } [document { $documents }]
person = persoon { $number }
forgotten-person = vergeten persoon { $number }

# $file, $line, $what
in-line = { $file }, regel { $line }: { $what }
label-error = fout
label-rule = regel
label-help = hulp
label-warning = waarschuwing
proposed-in-euros = Inhoud van het voorstel (bedragen in euro)
# $name, $code
proposed-accession = { $name } wordt partner, onder de code { $code }.
# $year
proposed-risk-key = Een tekort wordt vanaf { $year } naar deze gewichten verdeeld over de risicodragers.
# $year, $income, $expenses
proposed-budget = De begroting van { $year }: baten { $income }, lasten { $expenses }.
# $year, $partners, $total, $days
proposed-schedule = De bijdragen voor { $year }: { $partners } partners, samen { $total }, te betalen binnen { $days } dagen na de factuur.
# $year
proposed-surplus = Zo wordt het overschot van { $year } bestemd.
# $year
proposed-deficit-unknown = Het tekort van { $year }: eerst uit de algemene reserve, en wat dan over is naar de risicosleutel over de risicodragers.
# $year, $deficit, $reserve
proposed-deficit = Het tekort van { $year } is { $deficit }. Uit de algemene reserve komt { $reserve }; de rest wordt verdeeld.
# $year, $deficit, $reserve, $carried, $next
proposed-deficit-carried = Het tekort van { $year } is { $deficit }. Uit de algemene reserve komt { $reserve }, en { $carried } gaat naar het resultaat van { $next }; de rest wordt verdeeld.
# $invoice, $partner, $amount
proposed-write-off = Van factuur { $invoice } van { $partner } wordt { $amount } afgeboekt.
# $invoice, $partner
proposed-write-off-all = Wat open staat van factuur { $invoice } van { $partner } wordt afgeboekt.
# $fund, $amount
proposed-release = Uit { $fund } valt { $amount } vrij naar de algemene reserve.
# $fund
proposed-release-all = Alles in { $fund } valt vrij naar de algemene reserve.
proposed-settlement-partners = Het convenant wordt afgewikkeld. Wat over is gaat terug naar de partners.
proposed-settlement-bearers = Het convenant wordt afgewikkeld. Wat over is gaat naar de risicodragers.
# $to
proposed-settlement-transfer = Het convenant wordt afgewikkeld. Wat over is gaat naar { $to }.
# $partner
proposed-withdrawal = { $partner } treedt uit.
# $partner, $name
proposed-rename = { $partner } gaat { $name } heten.
# $from, $into
proposed-merger = { $from } gaat op in { $into }.
proposed-end = Het convenant eindigt met de looptijd.
# $until, $decided_by
proposed-continuation = Het convenant wordt voortgezet tot en met { $until }. Over een volgende voortzetting wordt uiterlijk { $decided_by } besloten.
# $text
proposed-amendment = Het convenant wordt gewijzigd: { $text }
# $year
proposed-reopening = De boeken van { $year } gaan weer open. Over het resultaat is nog niets besloten.
# $year, $result, $equity
proposed-year-account = De jaarrekening van { $year } wordt vastgesteld: het resultaat is { $result }, en aan het eind van het jaar was het eigen vermogen { $equity }. De jaarrekening zelf geeft `convenant report year-account --year { $year }`.
# $actor
all-votes-recorded-by = alle stemmen zijn vastgelegd door: { $actor }
# $actor, $seats
votes-recorded-by = vastgelegd door { $actor }: { $seats }
# $name
did-not-vote = { $name }: niet gestemd
# $name
did-not-vote-counts-for = { $name }: niet gestemd, telt als voor
# $name, $votes
seat-with-votes = { $name } ({ $votes } stemmen)
# $on, $reason
proposal-was-withdrawn = Ingetrokken op { $on }: { $reason }
# $hash
proposal-hash = Kenmerk van dit voorstel: { $hash }

## Suppliers.

# $date
bank-accounts = Bankrekeningen op { $date }
# $name
of-which-on = {"  "}waarvan op { $name }
# $name
bank-called = Bank: { $name }
supplier-register = Leveranciers op { $date }
no-suppliers = Er is geen leverancier geregistreerd.
payables = Te betalen rekeningen op { $date }
no-bills = Er staan geen rekeningen open.
payables-in-euros = Crediteuren per rekening (bedragen in euro)
owed-by-suppliers = Te ontvangen van leveranciers (bedragen in euro)
# $year, $date
expense-list = Uitgaven { $year } tot en met { $date }
no-expenses = Er is niets uitgegeven.
vat-paid-in-euros = Betaalde btw van het jaar (bedragen in euro)
no-vat-paid = Er is geen btw vastgelegd.
per-cent = { $rate }%
# $year, $amount
in-year = { $year }: { $amount }
