# strip - blanks out comments and the contents of strings and characters of a C source, so that what
# is left can be searched for names and braces.  Lines stay where they are.
BEGIN { state = "code" }
{
	out = ""
	length_ = length($0)
	for (at = 1; at <= length_; at++) {
		letter = substr($0, at, 1)
		pair = substr($0, at, 2)
		if (state == "comment") {
			if (pair == "*/") {
				state = "code"
				at++
			}
		} else if (state != "code") { # inside quotes: state is the quote
			if (letter == "\\")
				at++
			else if (letter == state) {
				state = "code"
				out = out letter
			}
		} else if (pair == "/*") {
			state = "comment"
			at++
		} else if (pair == "//") {
			break
		} else {
			if (letter == "\"" || letter == "'")
				state = letter
			out = out letter
		}
	}
	if (state == "\"" || state == "'")
		state = "code"
	print out
}
