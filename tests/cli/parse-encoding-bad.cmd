# Bad bytes are counted, and reading goes on.
printf '\326\320\377\316\304\n' | rx-parse --text --name bad.txt | cut -f1,51-53
printf '整改\377情况通报\n' | rx-parse --text --lang zh --name bad.txt | cut -f1,51-53
# What cannot be read: status 2, and nothing is written.
printf '整改\0情况' | rx-parse --name a.bin
echo $?
rx-parse --encoding latin1 /dev/null
echo $?
printf '%%PDF-1.7' | rx-parse --name '整改 通报.pdf'
echo $?
printf '\320\317\021\340\241\261' > "it's.doc"
rx-parse --lang zh "it's.doc"
printf '\320\317\021\340\241\261' | rx-parse --name /srv/in/ledger.et
printf 'PK\003\004' | rx-parse --name saved.zip
printf '{\\rtf1' | rx-parse
# The other documents of a run are read all the same.
printf '%%PDF-1.7' > a.pdf
echo 整改情况通报 > b.txt
rx-parse --text a.pdf b.txt | cut -f1,49-53
