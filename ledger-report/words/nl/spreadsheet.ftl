### What stands in a spreadsheet beside what the document says.

spreadsheet-text = Tekst
spreadsheet-tables = Tabellen in dit bestand
spreadsheet-table = Tabel { $number }
spreadsheet-see = Zie tabblad { $name }
