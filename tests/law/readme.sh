# The READMEs' pipelines print what the READMEs show: in each fenced block a line that begins with "$ "
# is a command, and what follows it is its output.
cd "$top" || exit 1
for readme in README.md README.zh.md; do
	awk '/^```/ { inside = !inside; next } inside' "$readme" > "$OLDPWD/blocks"
	: > "$OLDPWD/printed"
	grep '^\$ ' "$OLDPWD/blocks" > "$OLDPWD/commands"
	while IFS= read -r line; do
		printf '%s\n' "$line" >> "$OLDPWD/printed"
		sh -c "${line#\$ }" >> "$OLDPWD/printed" 2>&1 < /dev/null
		# A last line without its end gets one, as in the README.
		[ -z "$(tail -c 1 "$OLDPWD/printed")" ] || echo >> "$OLDPWD/printed"
	done < "$OLDPWD/commands"
	if [ -s "$OLDPWD/commands" ] && diff "$OLDPWD/blocks" "$OLDPWD/printed"; then
		echo "ok - the pipelines of $readme"
	else
		echo "not ok - the pipelines of $readme"
	fi
done
sh examples/demo "$build/bin" > "$OLDPWD/demo" && grep -q '反馈问题12个' "$OLDPWD/demo" &&
	RX_LANG=en sh examples/demo "$build/bin" | grep -q '12 findings'
[ $? = 0 ] && echo 'ok - make demo prints the weekly report' || echo 'not ok - make demo prints the weekly report'
