# Law: no program loses memory, neither when all is well nor when it stops at an error.
# weight 3
#
# The other laws and the command lines run without looking for leaks, which takes longer than they do.
case $build in
*/asan) ;;
*) exit 0 ;; # only the sanitized build can tell
esac
ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1
export ASAN_OPTIONS

# sound COMMAND... - it may succeed or refuse, but not be stopped by the sanitizer.
sound() {
	"$@" > out 2> err
	if [ $? -le 2 ] && ! grep -q Sanitizer err; then
		echo "ok - $*"
	else
		echo "not ok - $*"
		sed 's/^/# /' err | head -n 20
	fi
}

notice=$top/examples/harbour-group.txt
rx-parse --all "$notice" > all.tsv
sed 's/整改/督办/' all.tsv > new.tsv
printf 'id\tstatus\na\tdone\textra\n' > ragged.tsv

sound rx-parse --all "$notice"
sound rx-parse --repair "$top/examples/ledger.csv" missing.txt
sound rx-filter --sort due,title -E '任一(measure, text ~ 制度) 且 open' all.tsv
sound rx-filter --set week=week -j 2 --mark late 整改 all.tsv
sound rx-filter 'nothing ==' all.tsv
sound rx-filter ragged id ragged.tsv
sound rx-stats --by kind,status count p95:line distinct:title all.tsv
sound rx-stats --rate done,loose --series week --on opened "$top/examples/ledger.csv"
sound rx-stats sum:title all.tsv
sound rx-diff all.tsv new.tsv
sound rx-diff --collect all.tsv --may status new.tsv
sound rx-check --format sarif all.tsv
sound rx-render --as weekly --to html "$top/examples/ledger.csv"
sound rx-render --as ledger --to xlsx -o out.xlsx all.tsv
sound rx-render --as slip --to docx -o out.docx "$top/examples/ledger.csv"
sound rx-render --to json ragged.tsv
