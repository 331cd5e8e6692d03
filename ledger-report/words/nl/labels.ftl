### Labels: what stands above a column, before a value or above a part.

account = Rekening
account-code = Nr.
amount = Bedrag
debit = Debet
credit = Credit
balance = Saldo
booked = Geboekt
part = Deel
total = Totaal

partner = Partner
code = Code
party-since = Partij sinds
invoiced = Facturen
received = Ontvangen
credited = Gecrediteerd
written-off = Oninbaar
open = Open

invoice = Factuur
due = Vervaldag
days-overdue = Dagen te laat
by-age = Openstaand naar ouderdom
not-due = Nog niet vervallen
days-1-to-30 = 1 tot en met 30 dagen te laat
days-31-to-60 = 31 tot en met 60 dagen te laat
days-61-to-90 = 61 tot en met 90 dagen te laat
over-90-days = Meer dan 90 dagen te laat

line = Begrotingsregel
line-code = Regel
budget-first = Eerste begroting
budget-now = Na wijziging
actual = Realisatie
difference = Verschil
committed-short = Verplicht
forecast = Prognose
# $actual, $budgeted, $expected
bar-told = gerealiseerd { $actual }, begroot { $budgeted }, verwacht { $expected }
forecast-and-difference = Prognose en verschil met de gewijzigde begroting
grantor = Subsidiegever
granted = Verleend
unspent = Te besteden
to-come = Nog te ontvangen van subsidiegevers
repayable = Nog terug te betalen aan subsidiegevers
cash-of-subsidies = {"  "}waarvan van subsidies, niet vrij
held-of-subsidies = Op de bank, niet vrij
contributions-written-off = {"  "}waarvan oninbaar
income = Baten
expenses = Lasten
total-income = Totaal baten
total-expenses = Totaal lasten
result = Resultaat
before = Was
after = Wordt

assets = Activa
liabilities-and-equity = Passiva
total-assets = Totaal activa
total-liabilities-and-equity = Totaal passiva
result-of-open-years = Resultaat van open jaren

year = Jaar
books = Boeken
closed = afgesloten
still-open = open
cash = Bank
reserve = Algemene reserve
open-receivables = Openstaande vorderingen
of-which-overdue = {"  "}waarvan te laat
unallocated = Nog toe te wijzen ontvangsten
money-in-euros = Geld (bedragen in euro)
years-in-euros = Jaren (bedragen in euro)
governance = Bestuur

risk-bearer = Risicodrager
weight = Gewicht
share-to-carry = Aandeel te dragen
owed-of-earlier = Nog open van eerdere tekorten
result-so-far = Resultaat tot en met de dag
result-forecast = Verwacht resultaat
to-carry = Door de risicodragers te dragen

number = Nr.
day = Dag
position = Nr.
by-whom = Door
what-happened = Wat er gebeurde
proposal = Voorstel
submitted = Ingediend
votes = Stemmen
votes-weighed = Stemmen, gewogen
votes-until = Stemmen tot en met
votes-for = Voor
votes-against = Tegen
votes-abstained = Onth.
waits-for = Wacht op
subject-label = Onderwerp
projectgroep = Projectgroep
decision = Besluit
outcome-label = Uitkomst
effective-from = Geldt vanaf
conditions = Voorwaarden
meeting-of-decision = Vergadering
# $title, $meeting
meeting-named = { $title } (bijeenkomst { $meeting })
present-at-meeting = Aanwezig
absent-at-meeting = Afwezig
nobody-with-a-seat = niemand met een zetel
# $names, $others
present-and-others = { $names } en { $others ->
        [1] 1 andere partner
       *[other] { $others } andere partners
    }
# $seat, $partner
seat-at-meeting = { $seat } ({ $partner })
quorum = Quorum
# $present, $needed
quorum-present = aanwezig: { $present } van de { $needed } zetels die nodig zijn
# $present, $needed
quorum-absent = niet aanwezig: { $present } van de { $needed } zetels die nodig zijn
review-on = Opnieuw bezien op
replaces = Vervangt
taken-over-from = Overgenomen uit
replaced-by = Vervangen door
budget-changes = Gevolg voor de begroting (bedragen in euro)

action = Actie
owner-label = Wie
state = Stand
days-late = Dagen te laat
last-day = Laatste dag
seat = Zetel
former-names = Eerdere namen
merged-into-it = Opgegaan in deze partner
payable = Nog terug te betalen
merged-into = Opgegaan in
contributions-per-year = Bijdragen per jaar (bedragen in euro)
proposals-about = Voorstellen over deze partner
events-about = Gebeurtenissen

file-name = Bestand
bytes = Bytes
of-events = Bij gebeurtenis

persons = Personen
no-persons = Er zijn geen personen bekend.
name = Naam
organisation = Organisatie
email = E-mail
telephone = Telefoon
note = Notitie
roles = Rol
data = Gegevens
data-known = bekend
data-locked = geen sleutel
data-none = geen
data-forgotten = gewist

page-of-pages = Pagina {"{page}"} van {"{pages}"}
budget-and-forecast = Begroting, realisatie en prognose
after-term = na de looptijd
after-term-result = Resultaat geboekt na de looptijd, van geen jaar

bank-account = Bankrekening
iban = IBAN
closed-on = Opgeheven op
main-bank-account = hoofdrekening
bought = Gekocht per jaar
owed-back = Nog terug
term-in-days = Termijn (dagen)
cost = Kosten
vat-rate = Tarief
vat-label = Btw
credit-note-label = Creditnota
not-budgeted = Niet begroot

# $summary
late-in-calendar = Te laat: { $summary }
# $summary
last-day-in-calendar = Uiterlijk vandaag: { $summary }
# $count, $amount
invoices-due =
    { $count ->
        [1] 1 factuur te ontvangen, { $amount }
       *[other] { $count } facturen te ontvangen, samen { $amount }
    }
