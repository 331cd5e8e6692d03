### The network, its goals, and what the covenant obliges to.

# $year, $date
network-title = Netwerk { $year } tot en met { $date }
ambassador-register = Ambassadeurs op { $date }
goals-on = Doelen op { $date }
# $year, $date
goals-of = Doelen van { $year } op { $date }
obligations-on = Verplichtingen op { $date }
# $from, $until
agenda-between = Agenda van { $from } tot en met { $until }

groups-on = Groepen op { $date }
group-title = Groep
person-named = Persoon
field-of-work = Werkveld
since = Sinds
mandates-on = Wie voor welke zetel mag stemmen op { $date }
mandates-over = Wie dat eerder mocht
no-mandates = Geen zetel heeft iemand anders gemachtigd.
mandate-number = Machtiging
voter-deputy = plaatsvervanger
voter-proxy = volmacht
mandated-as = Als
mandated-to = Gemachtigde
mandate-from = Vanaf
mandate-until = Tot en met
voted-on = Gestemd over voorstel
written-in = Vastgelegd in
deputy-of = plaatsvervanger van { $seat }
days-from = vanaf { $from }
# $from, $until
days-between = van { $from } tot en met { $until }
contact-of = contactpersoon van { $partner }
finance-of = financieel contact van { $partner }
contact-role = contactpersoon
finance-role = financieel contact
contact-persons = Contactpersonen
# $date, $attended, $invited
evaluated-on = Evaluatie op { $date }, met { $attended } van de { $invited } partners

# $with, $parties
covered = { $with } van de { $parties } partijen hebben een ambassadeur.
without-ambassador = Zonder ambassadeur
# $person, $date
person-since = { $person } sinds { $date }
ambassador-of = ambassadeur van { $partner }
platform-updates = Op het platform geplaatst: { $number }.
no-meetings = Er zijn geen bijeenkomsten vastgelegd.
contact-by-partner = Contact per partner
counts-network-meetings = Uitgenodigd en aanwezig tellen de bijeenkomsten van het netwerk.
meeting-title = Bijeenkomst
meeting-kind = Soort
invited = Uitgenodigd
attended = Aanwezig
supplied = Platform

# $from, $to
in-kind-title = Bijdragen in natura van { $from } tot en met { $to }
in-kind = Bijdragen in natura
nothing-in-kind = Er zijn geen bijdragen in natura vastgelegd.
hours-in-kind = Werk: { $hours } uur.
in-kind-beside-books = Waarden zijn afgesproken en staan niet in de boeken.
hours = Uren
agreed-value = Waarde
# $date
chances-title = Subsidiekansen op { $date }
no-chances = Er zijn geen subsidiekansen vastgelegd.
apply-by = Aanvragen tot en met

no-goals = Er zijn geen doelen gesteld.
# $goal, $year, $text
goal-without-progress = Doel { $goal } ({ $year }): { $text }. Nog geen voortgang vastgelegd.
# $goal, $year, $text, $state, $date, $progress
goal-with-progress = Doel { $goal } ({ $year }): { $text }. Stand { $state } op { $date }: { $progress }

obligation = Verplichting
due-by = Uiterlijk
done = Gedaan
# $met, $of
met-of-partners = { $met } van { $of } partners
# $done, $required
times-of = { $done }, minimaal { $required }
# $met, $due, $late
obligations-counted = Voldaan: { $met }. Nog te doen: { $due }. Te laat: { $late }.
open-for-partners = Niet voldaan voor deze partners
# $obligation, $year, $count, $names
open-for = { $obligation } { $year } ({ $count }): { $names }.
# $obligation, $year, $count, $names, $more
open-for-more = { $obligation } { $year } ({ $count }): { $names }; en nog { $more }.
no-obligations = Er zijn zulke verplichtingen niet.
nothing-comes-due = Er komt niets op.
met-after = {"*"} = voldaan, een of meer na de uiterste dag.

state-met = voldaan
state-met-late = voldaan *
state-due = te doen
state-late = te laat
state-waived = hoeft niet meer

obligation-signature = Ondertekening
obligation-ambassador = Ambassadeur
obligation-invited = Ambassadeurs uitgenodigd
obligation-conversation = Gesprek
obligation-meetings = Netwerkbijeenkomsten
obligation-platform = Digitaal platform
obligation-subsidies = Subsidies gevolgd
obligation-group = Werkgroep communicatie
obligation-contribution = Bijdrage gefactureerd
obligation-risk-key = Risicosleutel
obligation-budget = Begroting
obligation-report = Monitoringrapportage
obligation-evaluation = Evaluatie
obligation-continuation = Besluit over voortzetting
# $obligation, $period
obligation-of-period = { $obligation } { $period }
also-due = Ook op de agenda
what-to-do = Wat
about-what = Waarover
account-for-subsidy = Subsidie { $number } verantwoorden
apply-for-chance = Subsidiekans { $number } aanvragen
do-action = Actie { $number } uitvoeren
# $item, $title
item-titled = { $item }: { $title }
review-decision = Besluit { $number } opnieuw bezien

vote-on = Stemmen over voorstel { $number }
pay-bill = Uitgave { $number } betalen
