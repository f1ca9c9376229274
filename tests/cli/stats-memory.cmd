awk 'BEGIN { print "t"; for (n = 0; n < 60000; n++) print "a title of some length " n }' > a.tsv
rx-stats distinct:t a.tsv
rx-stats --memory 1 distinct:t a.tsv
rx-stats --memory 1 distinct~:t a.tsv | wc -l
