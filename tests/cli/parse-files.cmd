# Names in a list, one bad file among them, what is saved beside a page, converting without a shell.
printf '关于整改情况的通报\n一、反馈问题整改情况\n1.关于“甲不到位”的问题\n整改情况:一是补课。二是检查。\n' > one.txt
sed 's/甲/乙/' one.txt > two.txt
mkdir page_files
cp one.txt page_files/beside.txt
printf '%s\n' one.txt '' none.txt page_files/beside.txt two.txt > list
rx-parse --files-from list | cut -f 1,8,49
echo "status $?"
rx-parse --files-from list > all.tsv 2> err
echo "status $?"
rx-parse --files-from missing > all.tsv
echo "status $?"
printf '%%PDF-1.4' > scan.pdf
rx-parse --pre 'cat one.txt' scan.pdf | cut -f 1,8,49
rx-parse --pre 'sed -n 1!d;/PDF/p {}' scan.pdf | cut -f 1,8
rx-parse --pre false scan.pdf two.txt | cut -f 1,8
rx-parse --pre 'true ; echo not a shell' scan.pdf | cut -f 1
printf '\f' | rx-parse --name scan.pdf | cut -f 1
printf '\f' | rx-parse --name scan.pdf --lang zh | cut -f 1
