# messages - reads lib/message.def and prints one line for each message, its parts separated by TABs:
# line, identifier, slug, severity, English and Chinese text, English and Chinese meaning.  Escapes
# of C stay as they are.  With -v macro=NAME the same for another table: its entries are NAME(...).
BEGIN { if (macro == "") macro = "MESSAGE" }
index($0, macro "(") == 1 { entry = ""; start = NR; open = 1 }
open { entry = entry $0 "\n" }
open && /"\)$/ {
	open = 0
	parts = start
	part = ""
	quoted = 0
	for (at = length(macro "(") + 1; at <= length(entry); at++) {
		letter = substr(entry, at, 1)
		if (quoted && letter == "\\") {
			part = part substr(entry, at, 2)
			at++
		} else if (letter == "\"") {
			quoted = !quoted
		} else if (quoted || letter !~ /[,) \t\n]/) {
			part = part letter
		} else if (letter == "," || letter == ")") {
			parts = parts "\t" part
			part = ""
		}
	}
	print parts
}
