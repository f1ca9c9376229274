sed '1s/^\xef\xbb\xbf//; s/\r$//' "$top/examples/ledger.csv" > plain.csv
rx-render --as same --to csv plain.csv | cmp - plain.csv && echo unchanged
rx-render --as same --to csv plain.csv plain.csv > twice.csv
cat plain.csv plain.csv | cmp - twice.csv && echo twice
rx-render --as same --to csv "$top/tests/ledgers/two-row-header.csv" | cmp - "$top/tests/ledgers/two-row-header.csv" && echo 'a header of two rows'
