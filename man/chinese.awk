# chinese - lays out the Chinese of an mdoc page: mdoc puts a blank wherever a line of the source ends,
# and fills lines at blanks only.  Lines of Chinese are joined without a blank, groff may break them
# between any two characters (\:) save before closing and behind opening marks, and behind , ; : . of
# full width they may break in mandoc too, which shows a blank there; for groff the string zh takes that
# blank back.  Closing marks stand close to the macro in front of them, opening ones to the one behind.
# Displays are left alone.  Run it with LC_ALL=C: characters are taken apart as bytes of UTF-8.
BEGIN {
	closing = "\357\274\214 \343\200\202 \357\274\233 \357\274\232 \343\200\201 \357\274\211 \357\274\237 \357\274\201 " \
		"\342\200\235 \343\200\213 \343\200\217 \343\200\215 \342\200\231 \342\200\246 \342\200\224"
	opening = "\357\274\210 \342\200\234 \343\200\212 \343\200\216 \343\200\214 \342\200\230"
	pausing = "\357\274\214 \343\200\202 \357\274\233 \357\274\232"
	set(closing, closes)
	set(opening, opens)
	set(pausing, pauses)
	held = ""
}

function set(list, into,   parts, count, at) {
	count = split(list, parts, " ")
	for (at = 1; at <= count; at++) into[parts[at]] = 1
}

# The first character, or an ASCII run of none: its bytes.
function first(text) {
	if (match(text, /^[\340-\357][\200-\277][\200-\277]/)) return substr(text, 1, 3)
	return substr(text, 1, 1)
}
function last(text) {
	if (match(text, /[\340-\357][\200-\277][\200-\277]$/)) return substr(text, RSTART)
	return substr(text, length(text))
}
function wide(letter) { return length(letter) == 3 }

# A text line with its places to break.
function laid(text,   out, before, letter, run) {
	out = before = ""
	run = 0
	while (text != "") {
		letter = first(text)
		text = substr(text, length(letter) + 1)
		if (before != "" && !(letter in closes) && !(before in opens)) {
			# A long list is broken at the marks in it, since mandoc does not break it elsewhere.
			if (letter != " " && (before in pauses || before in closes && run > 24)) {
				out = out "\\*(zh\n"
				run = 0
			} else if (wide(letter) && before != " " || wide(before) && letter != " ") out = out "\\:"
		}
		out = out letter
		run += wide(letter)
		before = letter
	}
	return out
}

# Writes the text that was held back; what stands behind it decides how it ends.
function put(behind,   end, glued, tail) {
	if (held == "") return ""
	end = last(held)
	glued = tail = ""
	if (behind ~ /^\.[A-Z]/ && end in opens) {
		held = substr(held, 1, length(held) - 3)
		glued = ".No " end " Ns "
		if (wide(last(held))) tail = "\\*(zh"
	} else if (end in closes && behind !~ /^\.(Pp|El|Bl|It|Sh|Ss|Ed|Bd|Dl)/) {
		tail = "\\*(zh"
	} else if (behind ~ /^\.(Sy|Cm|Em|Li|Ar|Sx) / && wide(end) && wide(first(substr(behind, 5)))) {
		tail = "\\*(zh"
	}
	if (held != "") print laid(held) tail
	held = ""
	return glued
}

function is_marks(word) {
	while (first(word) in closes) word = substr(word, 4)
	return word == ""
}

# A macro line: marks that stand alone are set close.
function macro(line,   count, parts, at, out) {
	count = split(line, parts, " ")
	out = parts[1]
	for (at = 2; at <= count; at++)
		out = out " " (is_marks(parts[at]) ? "Ns " parts[at] (at < count ? " Ns" : "\\*(zh") : parts[at])
	return out
}

/^\.Bd/ { display = 1 }
/^\.Ed/ { display = 0 }
display && !/^\.Bd/ || /^\.(Dl|D1)/ || /^\.\\"/ {
	flush_macro()
	put($0)
	print
	next
}
/^\./ {
	flush_macro()
	glued = put($0)
	pending = glued != "" ? glued substr($0, 2) : $0
	if (pending !~ /"/) pending = macro(pending)
	if ($1 == ".Nd") pending = ".Nd " laid(substr($0, 5))
	if ($1 ~ /^\.(Sh|Ss|Nd|Bl|El|It|Bd|Dd|Dt|Os|Pp)$/) flush_macro()
	if ($1 == ".Os") {
		print ".ad l"
		print ".hla none"
		print ".ds zh"
		# groff heads a page when it knows the section of its name.
		print ".ds doc-section-name 名称"
		print ".ds doc-section-see-also 参见"
		print ".ds doc-volume rx 手册"
		print ".if \\n(.y .ds zh \\h'-1n'"
	}
	next
}
{
	line = $0
	# Closing marks behind a macro belong to it.
	if (pending != "") {
		marks = ""
		while (line != "" && first(line) in closes) {
			marks = marks first(line)
			line = substr(line, 4)
		}
		if (first(line) in opens && match(line, /^[^ ]+/)) {
			marks = marks substr(line, 1, RLENGTH)
			line = substr(line, RLENGTH + 1)
			for (mark in pauses)
				if ((at = index(marks, mark)) > 3 && substr(marks, at + 3) != "") {
					line = substr(marks, at + 3) line
					marks = substr(marks, 1, at + 2)
				}
		}
		if (length(marks) > 3 && last(marks) in opens) {
			pending = pending " Ns " laid(substr(marks, 1, length(marks) - 3)) "\\*(zh"
			line = last(marks) line
			marks = ""
		}
		if (marks != "") pending = pending " Ns " laid(marks) (last(marks) in closes ? "\\*(zh" : "")
		else if (wide(last(pending)) && wide(first(line)) && pending !~ /^\.It/) pending = pending "\\*(zh"
		sub(/^ /, "", line)
		flush_macro()
		if (line == "") next
	}
	if (held == "") held = line
	else if (wide(last(held)) && (wide(first(line)) || last(held) in closes)) held = held line
	else held = held " " line
}
END {
	flush_macro()
	put("")
}
function flush_macro() {
	if (pending != "") print pending
	pending = ""
}
