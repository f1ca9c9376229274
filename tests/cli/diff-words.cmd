# Changes as people read them: labels for the names of columns, words for statuses, nothing for what is no column.
printf 'id\ttitle\tstatus\tclass\tdue\n1\t甲项租金未收缴\tactive\tphased\t2024-05-31\n' > old.tsv
printf 'id\ttitle\tstatus\tclass\tdue\n1\t甲项租金未收缴\tdone\timmediate\t2024-06-30\n2\t乙项合同未审查\tactive\t\t\n' > new.tsv
rx-diff old.tsv new.tsv > changes.tsv
rx-render --lang zh --columns type,text,title,alt,value changes.tsv
rx-render --lang en --as list --columns title,alt,value changes.tsv | head -n 4
rx-render --to csv --columns title,alt,value changes.tsv | head -n 2
rx-render --to rx --columns title,alt,value changes.tsv | head -n 2
printf 'kind\ttitle\tvalue\nchange\tof no column\tactive\n' | rx-render --lang zh
