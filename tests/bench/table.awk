# table.awk - lines of `timer` behind one of each task in, the table of figures out.
#
# A task line is: task, title, unit, target, memory limit, bytes.  The ratio is ours to the best
# peer: above 1, ours needs less.  What is in parentheses is no peer.
BEGIN { FS = "\t" }
$1 == "task" { count++; title[count] = $2; unit[count] = $3; target[count] = $4; limit[count] = $5; bytes[count] = $6; next }
$6 > 1 { failed[count, $1] = 1 }
{
	if ($1 == "ours") {
		peak[count] = $4 / 1024
	} else if (!($1 in place)) {
		place[$1] = ++peers
		name[peers] = $1
	}
	value[count, $1] = figure(count, $2, $3)
}

# What the unit says: a rate, or a time in milliseconds.
function figure(task, cpu, wall,    time) {
	time = unit[task] ~ /^wall/ ? wall : cpu
	if (unit[task] ~ /ms$/)
		return time * 1000
	return time > 0 ? bytes[task] / time / (unit[task] ~ /MB/ ? 1e6 : 1e9) : 0
}

function is_time(task) { return unit[task] ~ /ms$/ }

function ratio_of(task,    best, at, one) {
	for (at = 1; at <= peers; at++) {
		one = value[task, name[at]]
		if (one == "" || failed[task, name[at]] || name[at] ~ /^[(]/)
			continue
		if (best == "" || (is_time(task) ? one < best : one > best))
			best = one
	}
	if (best == "" || best == 0)
		return ""
	return is_time(task) ? best / value[task, "ours"] : value[task, "ours"] / best
}

function verdict(task, ratio,    mine, good) {
	if (failed[task, "ours"])
		return "FAILED"
	if (limit[task] != "-" && peak[task] > limit[task])
		return "memory"
	if (target[task] == "-")
		return "-"
	mine = value[task, "ours"]
	if (target[task] ~ /^x/)
		good = ratio >= substr(target[task], 2)
	else
		good = is_time(task) ? mine <= target[task] : mine >= target[task]
	return good ? "met" : "missed"
}

function short(number) {
	if (number == "")
		return "-"
	return sprintf(number >= 100 ? "%.0f" : number >= 10 ? "%.1f" : "%.2f", number)
}

# Cells of terminals: a byte that begins a character of three bytes counts two.  Works on bytes and
# on characters, whatever this awk takes strings for.
function width(string,    wide, rest) {
	rest = string
	wide = gsub(/[^ -~]/, "", rest)
	return length(rest) + (length("整") == 1 ? 2 * wide : wide / 3 * 2)
}

function pad(string, cells, right,    missing) {
	missing = sprintf("%" (cells > width(string) ? cells - width(string) : 0) "s", "")
	return right ? missing string : string missing
}

END {
	line = pad("task", 42) pad("unit", 11) pad("ours", 8, 1) pad("target", 8, 1) "  " pad("", 7) pad("MiB", 7, 1) pad("ratio", 8, 1)
	for (at = 1; at <= peers; at++)
		line = line pad(name[at], 10, 1)
	print line
	for (task = 1; task <= count; task++) {
		ratio = ratio_of(task)
		line = pad(title[task], 42) pad(unit[task], 11) pad(short(value[task, "ours"]), 8, 1) pad(target[task], 8, 1) "  " pad(verdict(task, ratio), 7) pad(short(peak[task]), 7, 1) pad(short(ratio), 8, 1)
		for (at = 1; at <= peers; at++)
			line = line pad(short(value[task, name[at]]), 10, 1)
		print line
	}
}
