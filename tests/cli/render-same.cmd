# Cell by cell as it was.
rx-render --as same --to csv --raw "$top"/tests/ledgers/continued-rows.csv | diff --strip-trailing-cr - "$top"/tests/ledgers/continued-rows.csv
rx-render --as same --to csv --raw "$top"/examples/ledger.csv > same.csv
sed '1s/^\xef\xbb\xbf//' "$top"/examples/ledger.csv | diff --strip-trailing-cr - same.csv
cd "$top" && rx-render --as same --to csv examples/harbour-group.txt
