### What stands in a spreadsheet beside what the document says.

spreadsheet-text = Text
spreadsheet-tables = Tables in this file
spreadsheet-table = Table { $number }
spreadsheet-see = See sheet { $name }
