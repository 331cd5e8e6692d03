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
GoalId-goal = doel
ActionId-action = actie
PersonId-person = persoon

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

GoalState-green = groen
GoalState-amber = oranje
GoalState-red = rood

Destination-reserve = reserve
Destination-next-year-budget = begroting-volgend-jaar
Destination-project = project
Destination-partners = partners

Remainder-partners = partners
Remainder-risk-bearers = risicodragers
Remainder-transfer = overdracht
