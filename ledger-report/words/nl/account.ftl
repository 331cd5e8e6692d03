### The year account.

year-account = Jaarrekening { $year }
is-a-draft = Concept: de boeken van het jaar zijn nog open, zodat ieder bedrag nog kan veranderen.
heading-account-basis = 1. Grondslag
heading-sheet = 2. Balans
heading-statement = 3. Staat van baten en lasten
heading-notes = 4. Toelichting
heading-appropriation = 5. Bestemming van het resultaat

# $date, $position
books-closed-on = afgesloten op { $date } (gebeurtenis { $position })
adoption = Vaststelling
# $date, $decision
account-adopted = vastgesteld door de regiegroep op { $date } ({ $decision })
account-not-adopted = nog niet vastgesteld door de regiegroep
# $from, $until
from-until = { $from } tot en met { $until }
decisions-until = Met besluiten tot en met
accounting-policies = De bedragen zijn in euro. Baten en lasten horen bij het jaar waarop zij betrekking hebben: een bijdrage bij het jaar waarvoor zij is gefactureerd, een uitgave bij de dag waarop zij is vastgelegd, een subsidie bij de uitgave die eruit is gedaan. Vorderingen staan tegen het bedrag van de factuur; wat oninbaar is, is afgeboekt bij besluit. Deze jaarrekening is alleen uit de gebeurtenissen in het grootboek gemaakt en kan daaruit tot op de byte opnieuw worden gemaakt.
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
