### The year account.

year-account = Jaarrekening { $year }
is-a-draft = Concept: de boeken van het jaar zijn nog open, zodat ieder bedrag nog kan veranderen.
heading-account-basis = 6. Verantwoording
heading-sheet = 2. Balans
heading-statement = 3. Staat van baten en lasten
heading-notes = 4. Toelichting
heading-appropriation = 5. Bestemming van het resultaat

# $date, $position
books-closed-on = afgesloten op { $date } (gebeurtenis { $position })
adoption = Vaststelling
# $from, $until
from-until = { $from } tot en met { $until }
decisions-until = Met besluiten tot en met
this-year = Dit jaar
year-before = Vorig jaar
sheet-explained = Het resultaat van het jaar staat afzonderlijk, of de boeken nu zijn afgesloten of niet.
result-of-earlier-years = Te bestemmen resultaat van eerdere jaren
result-of-the-year = Resultaat van het jaar
budget-and-actual = Begroting en realisatie (bedragen in euro)
difference-from-budget = Verschil met de gewijzigde begroting
nothing-explained = Er is niets toegelicht.
receivables-in-euros = Vorderingen naar ouderdom (bedragen in euro)
receivables-by-invoice = Vorderingen per factuur (bedragen in euro)
reserve-or-fund = Reserve of fonds
opening = Begin
added = Toegevoegd
withdrawn = Onttrokken
closing = Eind
reserves-in-euros = Verloop van reserve en bestemmingsfondsen (bedragen in euro)
subsidies-label = Projectsubsidies
supplier = Leverancier
description = Omschrijving
promised = Toegezegd
drawn = Besteed
left-of-it = Over
commitments-in-euros = Verplichtingen die niet op de balans staan (bedragen in euro)
no-commitments = Er zijn geen verplichtingen die niet op de balans staan.
commitments-explained = Wat is toegezegd en nog geen uitgave is, staat niet op de balans.
destination-label = Naar
appropriation-in-euros = Wat is besloten (bedragen in euro)
appropriated = Bestemd of verdeeld
carried-from-last-year = Overgedragen uit het jaar ervoor
# $year
result-of-next-year = het resultaat van { $year }
bearer = Wie draagt
not-appropriated = Nog te bestemmen of te verdelen
result-in-euros = Resultaat (bedragen in euro)
nothing-appropriated = Over het resultaat is nog niets besloten.
# $name, $invoice, $due
risk-bearer-owes = { $name }, aandeel in het tekort ({ $invoice }, uiterlijk { $due })

accruals-in-euros = Overlopende kosten (bedragen in euro)
deferred-of = Vooruitbetaald, uitgave { $number }
bill-to-come = Nog te ontvangen factuur

heading-result = 1. Het resultaat
causes-of-result = Waardoor: de regels die het meest van de begroting verschillen
no-causes = Geen regel verschilt van de begroting.
decided-about-it = Wat erover is besloten
# $decision, $amount, $to
decided-about-result = { $amount } naar { $to } (besluit { $decision })
# $decision, $amount
borne-by-reserve = { $amount } uit de algemene reserve (besluit { $decision })
# $decision, $amount, $bearer
borne-by = { $amount } door { $bearer } (besluit { $decision })
left-of-result = { $amount } is nog te bestemmen of te verdelen
account-to-be-adopted = Deze jaarrekening is nog niet vastgesteld door de regiegroep.
# $date, $decision
account-was-adopted = Vastgesteld door de regiegroep op { $date } ({ $decision }).
drawn-up-by = Opgemaakt door de projectleider
since-report-of-period = Van de verwachting in de rapportage over periode { $period } naar het resultaat
account-made-from = Deze jaarrekening is alleen uit de gebeurtenissen in het grootboek gemaakt en kan daaruit tot op de byte opnieuw worden gemaakt.
principles = Grondslagen
principle-years = De bedragen zijn in euro, op basis van historische kosten. Baten en lasten horen bij het jaar waarop zij betrekking hebben. Het boekjaar loopt zoals het convenant bepaalt.
principle-contributions = Een bijdrage is een bate van het jaar waarvoor zij is gefactureerd. Wat voor een later jaar is gefactureerd of ontvangen, staat tot dan als schuld op de balans.
principle-expenses = Een uitgave is een last van het jaar waarin zij is vastgelegd, met de btw die niet kan worden verrekend. Wat in een ander jaar valt dan de rekening, staat als overlopende post op de balans. Wat is toegezegd en nog geen uitgave is, staat er niet op.
principle-subsidies = Een subsidie is een bate voor zover er uitgaven uit zijn gedaan. De rest staat als nog te besteden of nog terug te betalen op de balans.
principle-receivables = Vorderingen en schulden staan tegen het bedrag van de factuur. Wat oninbaar is, is afgeboekt bij besluit. Een voorziening wordt niet gevormd.
principle-reserves = De algemene reserve en de bestemmingsfondsen veranderen alleen door een besluit van de regiegroep over een resultaat of een fonds.
