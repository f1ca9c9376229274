f=$top/tests/data/ledger.tsv
rx-filter -o '登记|台账|x*' $f
echo --
rx-filter -o 'text ~ 登记 || title ~ "台."' $f
echo --
rx-filter --color always --columns id,title,text 台账 $f | sed 's/\x1b\[1;31m/</g; s/\x1b\[0m/>/g'
printf 'title\na\\tb\\nab\n' | rx-filter --color always 'b\nab|a' | sed 's/\x1b\[1;31m/</g; s/\x1b\[0m/>/g'
rx-filter --color never -m 1 --columns title 台账 $f
rx-filter --color perhaps 台账 $f
echo $?
