printf 'title\n' | rx-render --quiet-empty --bom --to csv
echo $?
echo kept > kept.json
printf 'title\n' | rx-render --quiet-empty -o kept.json
echo $?
cat kept.json
printf 'title\nx\n' | rx-render --quiet-empty -o kept.json
echo $?
cat kept.json
