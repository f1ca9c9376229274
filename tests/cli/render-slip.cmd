cd "$top" || exit 1
rx-render --as slip --today 2024-06-10 examples/ledger.csv | head -n 18
rx-render --as slip --today 2024-06-10 --lang en examples/ledger.csv | sed -n 1,16p
printf 'title\tstatus\n修复门禁\tdone\n' | rx-render --as slip --lang zh
