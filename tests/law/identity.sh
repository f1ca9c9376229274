#!/bin/sh
# once
# weight 2
# identity - generated notices in their next revision: renumbered, reordered, renamed, with findings that come,
# go, split and double, and repaired.  Each finding keeps its id or says that it may be one of several;
# none has the id of another; carrying ids over twice is carrying them over once; and nothing differs
# from itself.
verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# Lost: neither kept nor flagged, where nothing but the form has changed.
for damage in '' --damage; do
	"$build/tests/revise" --seed 205 --count 10 $damage > table
	verdict $? "no id is given to another finding $damage"
	awk 'NR > 1 && /^(nothing|widths|punctuation|order|one moved|section moved)/ && $(NF - 7) > 0 { lost = 1 }
		NR > 1 { kept += $(NF - 9) } END { exit lost || kept < 250 }' table
	verdict $? "ids survive another order, numbers, marks, widths and places $damage"
	awk '/^twins swapped/ { exit $(NF - 8) == 0 }' table
	verdict $? "what cannot be told apart is flagged $damage"
done
