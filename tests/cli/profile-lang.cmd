# The language of a profile stands behind --lang and RX_LANG; a faulty profile stops a program.
printf 'lang = zh\n' > office
rx-filter --profile office open missing.tsv
rx-filter --profile office --lang en open missing.tsv
RX_LANG=en rx-filter --profile office open missing.tsv
RX_PROFILE=office rx-stats count missing.tsv
RX_PROFILE=office rx-parse --profile '' missing.txt
printf 'lang = zh\nligths = blue\nnear = often\n' > faulty
rx-render --profile faulty missing.tsv
echo "status $?"
RX_PROFILE=absent rx-render missing.tsv
echo "status $?"
