### The Dutch words that people may type for a value, beside the English one that is recorded.
### A key is the type of the value, and its word.

Which-all = allen
EventRef-proposal = voorstel
EventRef-decision = besluit
EventRef-payment = ontvangst
EventRef-expense = uitgave
EventRef-commitment = verplichting
EventRef-subsidy = subsidie
EventRef-meeting = bijeenkomst
EventRef-goal = doel
EventRef-action = actie

ProposalId-proposal = voorstel
DecisionId-decision = besluit
PaymentId-payment = ontvangst
ExpenseId-expense = uitgave
CommitmentId-commitment = verplichting
SubsidyId-subsidy = subsidie
MeetingId-meeting = bijeenkomst
GoalId-goal = doel
ChanceId-chance = subsidiekans
ActionId-action = actie
PersonId-person = persoon
SupplierCreditId-supplier-credit = tegoed
SuspenseId-suspense = vraagpost

Allocate-oldest = oudste
Allocate-none = geen

Vote-for = voor
Vote-against = tegen
Vote-abstain = onthouding
Manner-meeting = vergadering
Manner-in-writing = schriftelijk
Advice-positive = positief
Advice-neutral = neutraal
Advice-negative = negatief

Ruling-upheld = gegrond
Ruling-rejected = ongegrond

VatPosition-outside-scope = buiten-heffing
VatPosition-exempt = vrijgesteld

Closed-done = uitgevoerd
Closed-dropped = vervallen

Group-projectgroep = projectgroep
Group-communication = communicatie

MeetingKind-network = netwerk
MeetingKind-conference = conferentie
MeetingKind-symposium = symposium
MeetingKind-theme-meeting = themabijeenkomst
MeetingKind-onderwijscafe = onderwijscafé
MeetingKind-regiegroep = regiegroep
MeetingKind-projectgroep = projectgroep
MeetingKind-other = overig
Invited-ambassadors = ambassadeurs
Invited-partners = partners

UpdateKind-good-example = goed-voorbeeld
UpdateKind-activity = activiteit
UpdateKind-literature = literatuur
UpdateKind-news = nieuws

ChanceState-applied = aangevraagd
ChanceState-granted = toegekend
ChanceState-refused = afgewezen
ChanceState-dropped = vervallen

GoalState-green = groen
GoalState-amber = oranje
GoalState-red = rood

Destination-reserve = reserve
Destination-next-year-budget = begroting-volgend-jaar
Destination-project = project
Destination-partners = partners

Bearers-risk-bearers = risicodragers
Bearers-partners-equally = partners-gelijk
Bearers-partners-by-contribution = partners-naar-bijdrage

Remainder-partners = partners
Remainder-risk-bearers = risicodragers
Remainder-transfer = overdracht

## The columns of tables, by the name of the field.

Column-id = id
Column-actor = door
Column-on = datum
Column-line = post
Column-invoice_date = factuurdatum
Column-vat = btw
Column-rate = tarief
Column-payment_term_days = betaaltermijn
Column-credit = tegoed
Column-dated = datum_nota
Column-expenses = uitgaven
Column-parts = delen
Column-amount = bedrag
Column-supplier = leverancier
Column-description = omschrijving
Column-commitment = verplichting
Column-subsidy = subsidie
Column-paid = betaald
Column-number = nummer
Column-partner = partner
Column-of = soort
Column-year = jaar
Column-due = vervaldatum
Column-bank_reference = bankreferentie
Column-grantor = verlener
Column-reference = kenmerk
Column-project = project
Column-from = van
Column-until = tot
Column-account_by = verantwoorden_voor
Column-conditions = voorwaarden
Column-received = ontvangen
Column-spent = besteed
Column-code = code
Column-title = titel
Column-kind = soort
Column-theme = thema
Column-addressee = naam
Column-address = adres
Column-to = bestemming
Column-reason = reden
Column-role = rol
Column-person = persoon
Column-partners = partners
Column-subject = onderwerp
Column-goal = doel
Column-text = tekst
Column-action = actie
Column-actions = acties
Column-advice = advies
Column-allocate = toewijzen
Column-article = artikel
Column-attended = aanwezig
Column-awarded = vastgesteld
Column-basis = basis
Column-chamber_number = kvk-nummer
Column-decision = besluit
Column-decided_by = besloten_voor
Column-effective_from = ingangsdatum
Column-email = e-mail
Column-expense = uitgave
Column-group = groep
Column-iban = iban
Column-invited = uitgenodigd
Column-invoice = factuur
Column-invoices = facturen
Column-legal_name = naam
Column-manner = wijze
Column-measure = maatstaf
Column-meeting = bijeenkomst
Column-name = naam
Column-notes = notities
Column-outcome = uitkomst
Column-owner = eigenaar
Column-payment = ontvangst
Column-period = periode
Column-position = gebeurtenis
Column-proposal = voorstel
Column-remarks = opmerkingen
Column-replaces = vervangt
Column-review_on = herzien_op
Column-root = wortel
Column-seat = zetel
Column-sha256 = sha256
Column-size = grootte
Column-state = stand
Column-summary = samenvatting
Column-telephone = telefoon
Column-vat_id = btw-nummer
Column-vat_position = btw-positie
Column-ruling = oordeel
Column-terms = termijnen
Column-agreed_with = afgesproken_met
Column-instalment = termijn
Column-payer = betaler
Column-receipt = vraagpost
Column-paid_back = terugbetaald
Column-vat_ground = btw-grond
Column-vote = stem
Column-votes = stemmen
Column-files = bestanden
Column-fund = fonds
Column-ambassador = ambassadeur
Column-themes = themas
Column-source = bron
Column-bank = bank
Column-reserve = reserve
Column-field = veld
Column-hours = uren
Column-value = waarde
Column-chance = subsidiekans
Column-apply_by = aanvragen_voor
Column-closes_on = sluitdatum
Column-person_number = persoonsnummer
Column-term = termijn
