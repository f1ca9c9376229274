# sentences.awk - prints each sentence of a C header's comments on a line of its own.
#
# A sentence ends with a period in front of a space or the comment's end, with an empty line, with
# the next point of a list, or with its comment.  Rulers between parts (---- words ----) and single words
# are none.  Text outside of comments is left out.

function put(    text) {
	text = sentence
	gsub(/[ \t]+/, " ", text)
	sub(/^ /, "", text)
	sub(/ $/, "", text)
	if (text ~ / / && text !~ /^---- /)
		print text
	sentence = ""
}

# Adds a line of a comment, and puts every sentence that ends in it.
function add(line,    rest) {
	sub(/^[ \t]*\*?/, "", line)
	if (line ~ /^[ \t]*$/ || line ~ /^ - /)
		put()
	sub(/^ - /, "", line)
	rest = line " "
	while (match(rest, /[^.]\.[)]?[ \t]/)) {
		sentence = sentence " " substr(rest, 1, RSTART + RLENGTH - 2)
		rest = substr(rest, RSTART + RLENGTH)
		put()
	}
	sentence = sentence " " rest
}

{
	line = $0
	while (line != "") {
		if (!inside) {
			at = index(line, "/*")
			if (!at)
				break
			line = substr(line, at + 2)
			inside = 1
		}
		at = index(line, "*/")
		if (!at) {
			add(line)
			line = ""
		} else {
			add(substr(line, 1, at - 1))
			put()
			line = substr(line, at + 2)
			inside = 0
		}
	}
}
