# A header that comes again is not repeated; another one is written where it begins.
printf 'id\tstatus\na\tdone\n' > a.tsv
printf 'status\tid\ndone\tb\nactive\tc\n' > b.tsv
cat a.tsv a.tsv b.tsv a.tsv | rx-filter status==done
echo --
rx-filter status==done a.tsv b.tsv --columns id,status
echo --
printf 'id\tname\nd\tx\n' | cat a.tsv - > c.tsv
rx-filter status==done c.tsv b.tsv
