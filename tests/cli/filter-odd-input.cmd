rx-filter x < /dev/null
echo $?
printf '\357\273\277id\ttitle\r\n1\tx' | rx-filter x | od -c | head -3
printf 'id\ttitle\n1\tx\n2\n3\tx\n' | rx-filter x
echo $?
printf 'id\ttitle\n1\tx\000y\n' | rx-filter 'x.y' | tr '\000' 0
printf 'id\ttitle\n1\t\344\270x\n' | rx-filter x | od -An -tx1
rx-filter x > /dev/full < $top/tests/data/ledger.tsv
echo $?
printf 'id\ttitle\n1\tx\n' | rx-filter x > /dev/full
echo $?
rx-filter --nonsense
echo $?
rx-filter -m x
echo $?
