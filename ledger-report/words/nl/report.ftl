### The monitoring report.

# $year, $period
report-title = Monitoringrapportage { $year }, periode { $period }

heading-summary = 1. Samenvatting en beslispunten
heading-basis = 2. Peildatum en grondslag
heading-themes = 3. Voortgang per thema en doel
heading-partners = 4. Partners, ambassadeurs, gesprekken en bijeenkomsten
heading-contributions = 5. Bijdragen
heading-finance = 6. Financiën
heading-subsidies = 7. Projectsubsidies
heading-risk = 8. Risico's en wat iedere risicodrager zou dragen
heading-forecast = 9. Prognose tot het einde van het jaar
heading-decisions = 10. Besluiten, open voorstellen en acties
heading-annex = Bijlage: gebeurtenissen van de periode

nothing-recorded = Er is niets vastgelegd.
nobody = Geen.
# $count, $names
these = { $count }: { $names }.

to-decide = De regiegroep wordt gevraagd te besluiten over
nothing-to-decide = Er ligt niets ter besluitvorming voor.
to-know = De regiegroep moet weten
nothing-to-know = Er zijn geen bijzonderheden.
key-figures = Kerncijfers (bedragen in euro)
result-to-date = Resultaat van het jaar tot en met de peildatum
budgeted-result = Begroot resultaat van het hele jaar
contributions-invoiced = Bijdragen gefactureerd voor het jaar
contributions-received = {"  "}waarvan ontvangen
contributions-open = {"  "}waarvan open
overdue-of-any-year = Te laat, van alle jaren

# $year, $amount
point-surplus-left = De bestemming van het overschot van { $year }: { $amount } heeft nog geen bestemming.
# $year, $amount
point-deficit-left = De verdeling van het tekort van { $year }: { $amount } is nog niet verdeeld.
point-no-budget = De begroting van { $year }: er is er geen vastgesteld.
point-no-schedule = De bijdrageregeling van { $year }: er is er geen vastgesteld.
point-no-risk-key = De risicosleutel voor { $year }: er is er geen vastgesteld.
# $number, $title, $date
point-review-due = Besluit { $number }, { $title }: het zou op { $date } opnieuw worden bezien.
# $line, $title, $difference, $percent, $mark
point-line-differs = Regel { $line } ({ $title }): verschil { $difference } { $mark } ({ $percent }) met de begroting, zonder toelichting.
# $line, $title, $difference, $mark
point-line-unbudgeted = Regel { $line } ({ $title }): verschil { $difference } { $mark }; er was niets begroot.
# $amount, $partners
point-overdue = Aantal partners dat te laat is: { $partners }, samen voor { $amount }.
point-year-open = Het boekjaar { $year } is voorbij en niet afgesloten.
point-not-signed = Aantal partners dat nog niet heeft ondertekend: { $partners }.
# $year, $period
point-report-missing = De monitoringrapportage { $year }, periode { $period }, is niet uitgebracht.

covenant = Convenant
period = Periode
# $year, $period, $from, $to
period-of = { $year }, periode { $period }: { $from } tot en met { $to }
reference-date = Peildatum
events = Gebeurtenissen
first-events = de eerste { $number } van het grootboek
merkle-root = Merklewortel
what-counts = Deze rapportage is alleen uit die gebeurtenissen gemaakt en kan daaruit tot op de byte opnieuw worden gemaakt. Zij telt alles wat uiterlijk op de peildatum ingaat, ook als het later is vastgelegd.

theme = Thema
planned = Begroot
spent = Besteed
no-themes = Het convenant noemt geen thema's.
goals = Doelen en voortgang

joined-in-period = Partij geworden in deze periode
left-in-period = Partij af in deze periode, door uittreding of fusie
not-signed = Nog niet ondertekend
ambassadors = Ambassadeurs
conversations = Gesprekken
meetings = Bijeenkomsten

invoiced-in-period = In deze periode gefactureerd voor het jaar
received-in-period = In deze periode daarvan ontvangen
invoiced-for-other-years = In deze periode gefactureerd voor andere jaren
received-from-partners = In deze periode van partners ontvangen, waarvoor ook
open-by-age-of-any-year = Openstaand naar ouderdom, van alle jaren, met tekortaandelen
partners-overdue = Partners die te laat zijn
not-invoiced = Nog niet gefactureerd voor het jaar

report-marks = V = voordelig, N = nadelig voor het resultaat; ! = wijkt meer dan { $percent }% af van de begroting, zonder toelichting.
# $percent, $amount
report-marks-over = V = voordelig, N = nadelig voor het resultaat; ! = wijkt meer dan { $percent }% en meer dan { $amount } af van de begroting, zonder toelichting.
# $line, $text, $date
line-explained = { $line }: { $text } ({ $date })
# $line, $reason
forecast-rests-on = { $line }: de projectleider gaf de prognose; { $reason }
forecast-explained = De prognose van een regel is die van de projectleider; anders loopt de rest van het jaar zoals begroot: lasten gelijkmatig over de dagen, baten tot het begrote bedrag.
subsidies-title = Subsidies op { $date }
no-subsidies = Er is geen subsidie verleend.
# $number, $project, $reference, $state, $period
subsidy-about = Subsidie { $number }, { $project } ({ $reference }): { $state }. { $period }
# $from, $until, $account_by
subsidy-period = Te besteden van { $from } tot en met { $until }, te verantwoorden uiterlijk { $account_by }.
# $about, $conditions
with-conditions = { $about } Voorwaarden: { $conditions }
earmarked = Bestemmingsfondsen
creditors = Nog te betalen uitgaven

decided = Besluiten sinds de vorige rapportage
# $number, $title, $outcome, $votes
decision-in-report = Besluit { $number }, { $title }: { $outcome } ({ $votes }).
# $number, $title, $outcome, $votes, $conditions
decision-with-conditions = Besluit { $number }, { $title }: { $outcome } ({ $votes }). Voorwaarden: { $conditions }
conditions-open = Voorwaarden waaraan nog niet is voldaan
no-conditions-open = Er is geen voorwaarde waaraan nog moet worden voldaan.
# $number, $title, $condition
condition-of-decision = Besluit { $number }, { $title }: { $condition }
# $text, $owner, $due
condition-open = { $text } ({ $owner }, uiterlijk { $due })
# $text, $owner, $due, $late
condition-late = { $text } ({ $owner }, uiterlijk { $due }, { $late })
# $text, $date, $outcome
condition-met = { $text } (voldaan op { $date }: { $outcome })
# $text, $date, $decision, $outcome
condition-dropped-by = { $text } (vervallen op { $date } door { $decision }: { $outcome })
# $title, $decision
action-of-condition = { $title } (voorwaarde bij { $decision })
open-on-reference-date = Voorstellen open op de peildatum
actions = Acties

late-mark = {"*"}
late-explained = {"*"} = van vóór de periode, en na de vorige rapportage vastgelegd.

# $ends, $due
point-continuation-due = Voortzetting of einde: het convenant loopt tot en met { $ends }; uiterlijk op { $due } wordt besloten of het wordt voortgezet.
# $ends, $due
point-continuation-late = Voortzetting of einde: het convenant loopt tot en met { $ends }; uiterlijk op { $due } had besloten moeten zijn of het wordt voortgezet.
# $ends, $on, $decision
point-continuation-decided = Het convenant loopt tot en met { $ends }, zo is op { $on } besloten (besluit { $decision }).
# $ends, $on, $decision, $due
point-continuation-decided-late = Het convenant loopt tot en met { $ends }, zo is op { $on } besloten (besluit { $decision }); dat had uiterlijk op { $due } gemoeten.
# $number, $project, $date
point-subsidy-overdue = Subsidie { $number }, { $project }: verantwoording was uiterlijk { $date } verschuldigd.
point-actions-late = Aantal acties dat te laat is: { $actions }.
reviewed = Wat over eerdere rapportages is gezegd
# $year, $period, $date, $remarks
review-in-report = { $year }, periode { $period }, besproken op { $date }: { $remarks }
nothing-reviewed = Er is geen rapportage besproken.
closed-since = Afgesloten acties
# $action, $title, $state, $date, $outcome
action-closed-in-report = Actie { $action }, { $title }: { $state } op { $date }. { $outcome }
no-actions-open = Er staan geen acties open.
no-actions-closed = Er zijn geen acties afgesloten.

# $date, $events, $covenant
foot-basis = { $covenant } · peildatum { $date } · grootboek: { $events } gebeurtenissen
foot-root = Merklewortel { $root }
more-points =
    { $more ->
        [1] Nog 1 punt staat onder de kerncijfers.
       *[other] Nog { $more } punten staan onder de kerncijfers.
    }
other-points = Overige punten
judgement = Oordeel
difference-of-forecast = Verschil van de prognose met de begroting
goal = Doel
progress = Voortgang
no-goals-of = { $theme }: er zijn geen doelen gesteld.
themes-in-euros = Begroot en besteed per thema (bedragen in euro)
contributions-in-euros = Bijdragen (bedragen in euro)
forecast-in-euros = Prognose (bedragen in euro)
risk-in-euros = Risico (bedragen in euro)
bearers-in-euros = Wat iedere risicodrager zou dragen (bedragen in euro)
subsidies-balance = Met subsidiegevers te verrekenen (bedragen in euro)
days-too-late =
    { $days ->
        [1] 1 dag te laat
       *[other] { $days } dagen te laat
    }

light-no-deficit = geen tekort
light-deficit-covered = de reserve dekt het tekort
light-deficit-to-carry = tekort voor de risicodragers
light-over-90-days = meer dan 90 dagen te laat
light-nothing-overdue = niets te laat
light-overdue = deels te laat
light-negative = minder dan niets
light-cash = genoeg voor wat verschuldigd en bestemd is
# $short
light-cash-short = { $short } minder dan wat verschuldigd en bestemd is
light-reserve = dekt de verwachte uitkomst van het jaar
# $short
light-reserve-short = { $short } minder dan het verwachte tekort
light-within-budget = binnen de begroting
light-explained =
    { $lines ->
        [1] 1 regel wijkt af, toegelicht
       *[other] { $lines } regels wijken af, toegelicht
    }
light-unexplained =
    { $lines ->
        [1] 1 regel wijkt af zonder toelichting
       *[other] { $lines } regels wijken af zonder toelichting
    }

chart-budget = Begroting en realisatie per regel, { $year }
# $lines, $income_budget, $income_actual, $expenses_budget, $expenses_actual
chart-budget-told = Staafdiagram van { $lines } begrotingsregels met de begroting na wijziging en de realisatie. Baten: begroot { $income_budget }, gerealiseerd { $income_actual }. Lasten: begroot { $expenses_budget }, gerealiseerd { $expenses_actual }. De tabel eronder heeft dezelfde bedragen.
# $total, $overdue, $over_90
chart-ageing-told = Staafdiagram van wat openstaat naar het aantal dagen te laat. Samen { $total }, waarvan { $overdue } te laat en { $over_90 } meer dan 90 dagen. De tabel eronder heeft dezelfde bedragen.
chart-bearers = Wat iedere risicodrager zou dragen, { $year }
# $bearers, $total
chart-bearers-told = Staafdiagram van wat ieder van de { $bearers } risicodragers zou dragen, samen { $total }. De tabel eronder heeft dezelfde bedragen.

heading-files = Bijlage: bestanden bij deze rapportage
files-explained = Iedere tabel van deze rapportage staat ook als CSV en als JSON in een bestand ernaast. Met de SHA-256 is na te gaan dat een bestand ongewijzigd is.
file = Bestand
more-events =
    { $more ->
        [1] Nog 1 gebeurtenis staat in het bestand van deze tabel.
       *[other] Nog { $more } gebeurtenissen staan in het bestand van deze tabel.
    }
# $more, $file
more-rows-in-file =
    { $more ->
        [1] Nog 1 rij staat in het bestand { $file }.
       *[other] Nog { $more } rijen staan in het bestand { $file }.
    }
more-rows =
    { $more ->
        [1] Nog 1 rij; `--format csv` of `--format xlsx` geeft ze alle.
       *[other] Nog { $more } rijen; `--format csv` of `--format xlsx` geeft ze alle.
    }
more-items =
    { $more ->
        [1] Nog 1 punt; dit document als HTML of Markdown heeft ze alle.
       *[other] Nog { $more } punten; dit document als HTML of Markdown heeft ze alle.
    }

reports-due = Monitoringrapportages op { $date }
report-issued-on = uitgebracht { $date }
report = Rapportage
report-not-yet = periode loopt nog
report-due-now = uit te brengen
report-is-late = te laat

chart-by-month = Bijdragen gefactureerd en ontvangen in de loop van het jaar
# $invoiced, $received
chart-by-month-told = Lijndiagram van de bijdragen voor het jaar per maand, opgeteld. Aan het eind is { $invoiced } gefactureerd en { $received } ontvangen. De tabel eronder heeft dezelfde bedragen.
month = Maand
invoiced-in-month = Gefactureerd
received-in-month = Ontvangen
invoiced-to-date = Gefactureerd tot dan
received-to-date = Ontvangen tot dan
by-month-in-euros = Bijdragen voor het jaar per maand (bedragen in euro)
chart-reserve = Algemene reserve aan het eind van ieder jaar
# $year, $amount
chart-reserve-of = { $year }: { $amount }
chart-reserve-told = Kolomdiagram van de algemene reserve: { $years }. De tabel eronder heeft dezelfde bedragen.
at-end-of = Op
reserve-by-year-in-euros = Algemene reserve per jaar (bedragen in euro)

decisions-in-order = Alle besluiten

# $before, $after
changes-between = Wat er veranderde van { $before } naar { $after }
# $year, $period
report-called = { $year }, periode { $period }
# $date, $events
report-stands-at = { $date } (de eerste { $events } gebeurtenissen)
# $before, $after
from-to = Van de stand op { $before } naar die op { $after }.
nothing-changed = Er is niets veranderd.
changed-figures = Hoofdcijfers die veranderden (bedragen in euro)
no-figure-changed = Geen hoofdcijfer is veranderd.
caused-by = Waardoor
# $figure, $before, $after
figure-changed = { $figure }: van { $before } naar { $after }
main-income = Baten van het jaar tot nu toe
main-expenses = Lasten van het jaar tot nu toe
main-result = Resultaat tot nu toe
main-expected-result = Verwacht resultaat van het hele jaar
main-budgeted-result = Begroot resultaat van het hele jaar
main-committed = Toegezegd en nog geen uitgave
main-invoiced = Bijdragen gefactureerd voor het jaar
main-received = Bijdragen ontvangen voor het jaar
main-overdue = Te laat van partners, van alle jaren
main-unallocated = Ontvangen en nog niet toegewezen
main-cash = Bank
main-cash-of-subsidies = Bank, waarvan van subsidies
main-creditors = Uitgaven die nog betaald moeten worden
main-reserve = Algemene reserve
changed-lines = Gerealiseerd per begrotingsregel (bedragen in euro)
# $before, $after
of-two-years = De bedragen van een jaar beginnen ieder jaar opnieuw: wat in { $before } gebeurde verklaart die van { $after } niet, en staat hier niet bij.
came-and-went = Wat erbij kwam en wat wegviel
points-came = Nieuwe punten voor de regiegroep
points-went = Punten die vervallen zijn
decisions-taken = Genomen besluiten
proposals-came = Nieuwe voorstellen
proposals-went = Voorstellen zonder besluit van tafel
# $number, $title
proposal-gone = Voorstel { $number }, { $title }
actions-came = Nieuwe acties
# $action, $title, $owner, $date
action-to-do = Actie { $action }, { $title }: { $owner }, uiterlijk { $date }
actions-went = Afgesloten acties
reports-issued = Uitgebrachte rapportages
# $year, $period, $date
report-was-issued = { $year }, periode { $period }, op { $date }
reports-reviewed = Besproken rapportages
partners-came = Partners die partij werden
partners-went = Partners die geen partij meer zijn
all-differences =
    { $count ->
        [1] Er is 1 verschil; `--format json` noemt het, met zijn adres en gebeurtenissen.
       *[other] Er zijn { $count } verschillen; `--format json` noemt ze alle, met hun adressen en gebeurtenissen.
    }

not-issued = Concept: deze rapportage is niet uitgebracht, zodat alles nog kan veranderen.

edition = Versie
# $version, $reason
edition-replaces = Versie { $version }, vervangt de versie daarvoor: { $reason }
