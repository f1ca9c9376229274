# Explaining a rule, showing the profile, and what is wrong with options.
rx-check --explain sums
rx-check --explain sums --lang zh
rx-check --explain sum
echo "status $?"
rx-check --only sum,rates < /dev/null
echo "status $?"
printf 'near = 5\nrule.sums = off\n' > office
rx-check --profile office --show-profile | grep -A1 -e '^near' -e '^rule.sums'
rx-check --show-profile > full
rx-check --profile full --show-profile | cmp - full && echo 'a shown profile reads back'
printf 'title\tdue\n\347\224\262\t2024/6/3\n' | rx-check --fix --only schema --except schema
printf 'title\tdue\n\347\224\262\t6-3\n' | rx-check --fix --only schema 2>&1
echo "status $?"
rx-check missing.tsv
echo "status $?"
