printf 'unit\tv\tt\nA\t1\tx;y\nB\t2.50\tx=1\nA\t\tx\n' > a.tsv
rx-stats --by unit --total count share mean:v median:v min:v values:t --partial --shard one a.tsv > one
rx-stats --by unit --total count share mean:v median:v min:v values:t a.tsv
cat one
rx-stats --final one one
rx-stats --merge one | cmp - one
