### What the program says when something was done, and what may come next.

label-next = next
label-note = note
root = root { $root }

## Acts.

recorded = recorded { $count ->
    [1] 1 event
   *[other] { $count } events
    }, { $day }, { $actor }:
recorded-before = this was recorded before ({ $count ->
    [1] 1 event
   *[other] { $count } events
    }, { $day }, { $actor }):
would-be-recorded = nothing recorded; this would be ({ $count ->
    [1] 1 event
   *[other] { $count } events
    }, { $day }, { $actor }):
applied = { $recorded } recorded, { $refused } refused
applied-again = { $recorded } recorded, { $repeated } recorded before, { $refused } refused
would-be-applied = { $recorded } would be recorded, { $refused } refused
would-be-applied-again = { $recorded } would be recorded, { $repeated } recorded before, { $refused } refused
numbers-for-names = { $why }; numbers stand for names
torn-end = { $bytes } bytes behind the last event were cut off: an append that was never acknowledged
    .help = see `convenant log` for what is recorded, and give again what is not
shown-as-boxes = no font has { $letters }: the PDF shows a box for each, and has the letter in its text
more-shown-as-boxes = no font has { $letters } and { $more } more: the PDF shows a box for each, and has the letter in its text

## Making, filling and keeping a ledger.

ledger-made = made a ledger for { $covenant } in { $path }: { $events ->
    [1] 1 event
   *[other] { $events } events
    }
ledger-made-up = made up a ledger of { $partners } partners over { $years } years in { $path }: { $events } events
recording-the-story = recording the story
pages-written = wrote manual pages in { $path }
imported = imported into { $path }: { $events } events in { $commits } commits
import-checked = nothing is wrong, and nothing was written: { $events } events in { $commits } commits
documents-outside = { $documents } documents stand outside the events; give their files to `{ $command }`
backed-up = kept events { $from } to { $to } in { $path }: { $commits } commits, { $documents } documents, { $persons } persons
keys-not-in-backup = the keys to what is sealed about persons are not in it
restored = restored in { $path }: { $events } events in { $commits } commits, { $documents } documents, { $persons } persons
restore-checked = nothing is wrong, and nothing was written: { $events } events in { $commits } commits, { $documents } documents, { $persons } persons
put-keys-back = put the keys to persons back as { $path }, for its owner alone

## Verifying.

nothing-contradicts = nothing contradicts itself: { $events } events in { $commits } commits
roots-of-reports = roots that issued reports name: { $reports }, each as it is now
zeros-behind = { $bytes } zeros behind the last event: room of a process that did not close the ledger
bytes-behind = { $bytes } bytes behind the last event: an append that was cut off, never acknowledged
rewritten-would-pass =
    a ledger that was rewritten as a whole would pass as well; a checkpoint that
    others kept tells the difference (--against FILE)
checkpoint-stands = the { $events } events of the checkpoint are as they were; { $added } were added
documents-unchanged = { $documents } documents, none changed
attached-to-nothing = attached to nothing, and harmless: { $path }
persons-unchanged = { $persons } persons, none changed
persons-unchanged-and-locked = { $persons } persons, none changed; { $locked } more cannot be opened without their keys
person-is-back = person { $person } was forgotten, and the key or the data are there again: convenant person forget { $person }
everybody-can-write = everybody on this machine can change the ledger in { $path }
    .help = chmod -R o-w { $pasted }

## Keys, checkpoints and proofs.

give-key = give the line above to whoever should know this key; keep { $path } to yourself
checkpoint-signed = signed: { $events } events
keep-checkpoint = give the file to whoever should keep it, somewhere else than the ledger
checkpoint-cosigned = cosigned by { $name }: { $events } events
of-ledger = ledger { $origin }
after-events = after { $events } events
signed-by-ledger = signed by the ledger { $name }
signed-by-ledger-at = signed by the ledger { $name }, on { $at }
signed-by-cosigner = signed by the cosigner { $name }
signed-by-cosigner-at = signed by the cosigner { $name }, on { $at }
without-signature = not signed by { $name }
not-checked = not checked, for no key was given: signature of { $name }
proof-of-event = proof that event { $position } is among the first { $events }
proof-of-growth = proof that the ledger has only grown from { $from } events to { $to }
only-grown = the ledger has only grown, from { $from } events to { $to }
this-checkpoint = the checkpoint:
earlier-checkpoint = the earlier checkpoint:
later-checkpoint = the later checkpoint:
event-is-in = event { $position } is in the ledger, and says:
event-says = { $kind }, with effect on { $day }, by { $actor }, recorded on { $at }
first-of-act = first of the act with the id { $id }
numbered-seat = seat { $number }

## Persons.

person-number = person { $person }
person-added-before = person { $person } was added before, by this id
person-alike = the same is known about person { $person }
    .help = if they are one, { $command }
person-destroyed = what was known about person { $person } was destroyed; no event is needed
person-would-be-destroyed = what was known about person { $person } would be destroyed; no event is needed

## Reports and letters.

report-now-issued = issued: { $year }, period { $period }, at position { $position }
report-could-be-issued = the report { $year }, period { $period }, can be issued; nothing was recorded and no file written. These would be its files:
report-completed = issued before, its files completed: { $year }, period { $period }, at position { $position }
report-next = nothing is due; the next report is { $year }, period { $period }, from { $day }
reports-all-issued = nothing is due: every report was issued
refund-of-event = refund-{ $event }
letter-not-made = { $number } was not made: { $partner } has no address
file-issued = { $file }: issued as { $name }, report { $year }, period { $period }, at position { $position }
made-the-same = made from the first { $events } events; the ledger makes the same bytes from them today
made-otherwise = made from the first { $events } events; this version of the program makes other bytes from them
file-differs = { $file }: not what was issued as { $name } at position { $position }
sha-issued = SHA-256 issued { $sha256 }
sha-found = SHA-256 found  { $sha256 }
text-issued = line { $line } issued: { $text }
text-found = line { $line } found:  { $text }
no-such-line = (no such line)
file-not-issued = { $file }: no report that was issued has this file
