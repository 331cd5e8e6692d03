### The monitoring report.

# $year, $period
report-title = Monitoringrapportage { $year }, periode { $period }

heading-summary = 1. Wat u moet weten
heading-goals = 2. Doelen en afspraken
heading-budget = 3. Begroting en verwachting
heading-money = 4. Geld en risico
heading-decisions = 5. Besluiten, voorstellen en acties
annex-partners = Bijlage A. Partners, ambassadeurs, gesprekken en bijeenkomsten
annex-contributions = Bijlage B. Bijdragen
annex-balance = Bijlage C. Balans en reserve
annex-subsidies = Bijlage D. Projectsubsidies
annex-basis = Bijlage E. Verantwoording

# $date
as-it-stood = Stand op { $date }
# $date, $issued
as-it-stood-issued = Stand op { $date }, uitgebracht door de projectleider op { $issued }

# $year, $amount
deficit-expected = Wij verwachten over { $year } een tekort van { $amount }.
# $year, $amount
surplus-expected = Wij verwachten over { $year } een overschot van { $amount }.
balance-expected = Wij verwachten dat { $year } zonder tekort of overschot eindigt.
# $year, $amount
deficit-came = Over { $year } is er een tekort van { $amount }.
# $year, $amount
surplus-came = Over { $year } is er een overschot van { $amount }.
balance-came = Over { $year } is er geen tekort en geen overschot.
worse-than-budgeted = Dat is { $amount } slechter dan begroot.
better-than-budgeted = Dat is { $amount } beter dan begroot.
as-budgeted = Dat is zoals begroot.
# $reserve, $left
reserve-carries-all = De reserve van { $reserve } dekt het; daarvan blijft { $left } over.
# $reserve, $carried, $shares
bearers-carry-rest = De reserve dekt { $reserve }. Blijft het zo, dan dragen de risicodragers samen { $carried }: { $shares }.
# $carried, $shares
bearers-carry-all = Er is geen reserve. Blijft het zo, dan dragen de risicodragers samen { $carried }: { $shares }.
nobody-carries = De reserve dekt { $carried } niet, en er is geen risicosleutel die zegt wie dat draagt.
# $name, $amount
share-of = { $name } { $amount }

to-decide = U besluit over
to-know = U moet weten
more-points =
    { $more ->
        [1] Nog 1 punt staat onder de tabellen.
       *[other] Nog { $more } punten staan onder de tabellen.
    }

indicators = Zo staat het
how-it-stands = Onderwerp
previous-report = Vorige
now = Nu
norm = Norm
what-it-means = Wat dat betekent
reserve-after-deficit = Reserve na een tekort
contributions-received-share = Bijdragen ontvangen
goals-on-course = Doelen op koers
agreements-met = Afspraken nagekomen
# $some, $all
so-many-of = { $some } van { $all }
# $name, $amount
one-owes = { $name } is te laat met { $amount }
# $partners, $amount, $name
several-owe = { $partners } partners zijn te laat met { $amount }, vooral { $name }
goal-off-course = niet op koers: { $goal }
goal-at-risk = let op: { $goal }
no-goals-yet = er zijn geen doelen gesteld
goals-unreported = niet van ieder doel is de stand gemeld
all-goals-on-course = alle doelen zijn op koers
agreements-missed = { $missed } niet op tijd nagekomen
agreements-to-do = nog { $open } te doen
light-no-deficit = geen tekort
light-deficit-covered = de reserve dekt het tekort
light-deficit-shared = het tekort is verdeeld
light-deficit-to-carry = { $amount } voor de risicodragers
light-reserve = dekt de verwachte uitkomst van het jaar
light-reserve-nil = er is geen reserve
light-reserve-short = { $short } te weinig voor het tekort

lines-that-differ = Alleen wat afwijkt
only-what-differs = Begrotingsregel
expected = Verwacht
explanation-of-line = Toelichting
not-explained = niet toegelicht
more-lines-differ =
    { $more ->
        [1] Nog 1 regel wijkt af; zie de begroting.
       *[other] Nog { $more } regels wijken af; zie de begroting.
    }
since-last-report = Verschil met de verwachting van periode { $period }
expected-then = Toen
expected-now = Nu
effect-on-result = Voor het resultaat
other-lines = Andere regels
# $forecasts
earlier-forecasts = Verwacht resultaat in eerdere rapportages van dit jaar: { $forecasts }.
# $period, $amount
forecast-of-period = periode { $period } { $amount }

# $title, $amount
point-line-unbudgeted = { $title } komt uit op { $amount }; er was niets begroot.
# $title, $amount, $percent
point-line-worse = { $title } wijkt { $amount } ({ $percent }) ongunstig af, zonder toelichting.
# $title, $amount, $percent
point-line-better = { $title } wijkt { $amount } ({ $percent }) gunstig af, zonder toelichting.
# $name, $amount, $since
point-one-overdue = { $name } had { $amount } uiterlijk op { $since } moeten betalen.
# $partners, $amount, $name, $largest, $since
point-overdue = { $partners } partners zijn te laat met samen { $amount }. De grootste is { $name } met { $largest }, uiterlijk te betalen op { $since }.
point-unallocated = Er is { $amount } ontvangen die nog bij geen factuur hoort.
point-not-signed =
    { $partners ->
        [1] 1 partner heeft nog niet ondertekend.
       *[other] { $partners } partners hebben nog niet ondertekend.
    }
point-actions-late =
    { $actions ->
        [1] 1 actie is te laat.
       *[other] { $actions } acties zijn te laat.
    }
# $number, $project, $date, $unspent
point-subsidy-due = Subsidie { $number }, { $project }: uiterlijk { $date } te verantwoorden; { $unspent } is nog niet besteed.
# $number, $project, $date
point-subsidy-due-spent = Subsidie { $number }, { $project }: uiterlijk { $date } te verantwoorden; alles is besteed.
# $year, $deficit, $reserve, $shared, $open
point-deficit-shared = Het tekort over { $year } van { $deficit } is verdeeld: { $reserve } uit de reserve en { $shared } door wie het dragen, van wie { $open } nog niet is betaald.
# $year, $amount
point-surplus-appropriated = Over { $amount } van het overschot van { $year } is besloten.
# $goal, $progress
point-goal-off-course = Het doel „{ $goal }” is niet op koers: { $progress }
# $name, $year, $due
point-missed = { $name } { $year }: niet nagekomen vóór { $due }.
# $name, $year, $met, $all, $partners
point-missed-for = { $name } { $year }: nagekomen voor { $met } van de { $all } partners; niet voor { $partners }.
# $on, $attended, $invited, $text
point-evaluation-held = Op { $on } is geëvalueerd met { $attended } van de { $invited } partners: { $text }
# $ends, $amount
point-term-ends = De afwikkeling: het convenant eindigt op { $ends }. Wat er met het resultaat van dat jaar en met de reserve en fondsen van { $amount } gebeurt, is nog niet besloten.
# $names, $more
names-and-more =
    { $more ->
        [1] { $names } en 1 andere
       *[other] { $names } en { $more } andere
    }

recorded-in-period =
    { $events ->
        [0] Er is in deze periode niets vastgelegd.
        [1] In deze periode is 1 gebeurtenis vastgelegd. Zij staat in de bestanden bij deze rapportage.
       *[other] In deze periode zijn { $events } gebeurtenissen vastgelegd. Zij staan in de bestanden bij deze rapportage.
    }
events-of-period = Gebeurtenissen van de periode
files-explained = Iedere tabel staat ook als CSV en als JSON in een bestand bij deze rapportage. Van ieder bestand is de SHA-256 vastgelegd toen de rapportage werd uitgebracht.

nobody = Geen.
# $count, $names
these = { $count }: { $names }.

nothing-to-decide = Er ligt niets ter besluitvorming voor.
nothing-to-know = Er zijn geen bijzonderheden.
result-to-date = Resultaat van het jaar tot en met de peildatum
budgeted-result = Begroot resultaat van het hele jaar
contributions-invoiced = Bijdragen gefactureerd voor het jaar
contributions-received = {"  "}waarvan ontvangen
contributions-open = {"  "}waarvan open

# $year, $amount
point-surplus-left = De bestemming van het overschot van { $year }: { $amount } heeft nog geen bestemming.
# $year, $amount
point-deficit-left = De verdeling van het tekort van { $year }: { $amount } is nog niet verdeeld.
point-no-budget = De begroting van { $year }: er is er geen vastgesteld.
point-no-schedule = De bijdrageregeling van { $year }: er is er geen vastgesteld.
point-no-risk-key = De risicosleutel voor { $year }: er is er geen vastgesteld.
# $number, $title, $date
point-review-due = Besluit { $number }, { $title }: het zou op { $date } opnieuw worden bezien.
point-year-open = Het boekjaar { $year } is voorbij en niet afgesloten.
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
left-in-period = Geen partij meer sinds deze periode, door uittreding of fusie
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
reviewed = Wat over eerdere rapportages is gezegd
# $year, $period, $date, $remarks
review-in-report = { $year }, periode { $period }, besproken op { $date }: { $remarks }
closed-since = Afgesloten acties
# $action, $title, $state, $date, $outcome
action-closed-in-report = Actie { $action }, { $title }: { $state } op { $date }. { $outcome }

# $date, $events, $covenant
foot-basis = { $covenant } · peildatum { $date } · grootboek: { $events } gebeurtenissen
foot-root = Merklewortel { $root }
other-points = Overige punten
goal = Doel
progress = Voortgang
no-goals-of = { $theme }: er zijn geen doelen gesteld.
themes-in-euros = Begroot en besteed per thema (bedragen in euro)
contributions-in-euros = Bijdragen (bedragen in euro)
bearers-in-euros = Wat iedere risicodrager zou dragen (bedragen in euro)
subsidies-balance = Met subsidiegevers te verrekenen (bedragen in euro)
days-too-late =
    { $days ->
        [1] 1 dag te laat
       *[other] { $days } dagen te laat
    }

light-over-90-days = meer dan 90 dagen te laat
light-nothing-overdue = niets te laat
light-overdue = deels te laat
light-negative = minder dan niets
light-cash = genoeg voor wat verschuldigd en bestemd is
# $short
light-cash-short = { $short } minder dan wat verschuldigd en bestemd is


file = Bestand
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

month = Maand
invoiced-in-month = Gefactureerd
received-in-month = Ontvangen
invoiced-to-date = Gefactureerd tot dan
received-to-date = Ontvangen tot dan
by-month-in-euros = Bijdragen voor het jaar per maand (bedragen in euro)
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

agreed-in-year = Wat het convenant voor het hele jaar vraagt, en wat er tot en met de peildatum is gedaan
spent-before = Besteed, vorige
forecast-before = Vorige prognose
open-of-partners = Nog te ontvangen van partners
overdue-of-that = {"  "}waarvan te laat
income-expected = Verwachte baten
expenses-expected = Verwachte lasten
expected-in-euros = Verwachting en risico voor het hele jaar (bedragen in euro)
partners-counted = Partners en contact
partners-that-are-parties = Partners in het register die partij zijn
parties-with-ambassador = Partijen met een ambassadeur
conversations-held = Gesprekken in de periode
meetings-held = Bijeenkomsten in de periode
budget-and-expected = In beeld
nothing-to-carry = De risicodragers hebben niets te dragen.
