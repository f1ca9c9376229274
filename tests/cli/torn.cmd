printf 'kind\tid\tparent\ttitle\ndoc\tD1\t\t甲通报\nsection\tS1\tD1\t一方面\nfinding\tF1\tS1\t甲事\nmeasure\tM1\tF1\t甲措施\ndoc\tD2\t\t乙通报\nfinding\tF2\tD2\t乙事\n' > all.tsv
rx-filter 'kind == finding or kind == measure' all.tsv > some.tsv
echo '# what stands above is gone: it is said, not taken for empty'
rx-filter -c 'doc.title ~ 通报' some.tsv
rx-filter -c 'section.title empty' some.tsv
rx-filter -c 'finding.title ~ 甲' some.tsv
rx-stats --by doc.title count some.tsv
rx-stats --by section count some.tsv
RX_LANG=zh rx-stats --by section --where 'kind == measure' count some.tsv
echo '# kept, or in one step, nothing is to be said'
rx-filter --parents 'kind == measure' all.tsv | rx-stats --by doc.title,section --where 'kind == measure' count
rx-stats --by section --where 'kind == finding' count all.tsv
rx-filter -c 'kind == finding and section.title empty' all.tsv
rx-filter 'kind == section' all.tsv | rx-stats --by section count
echo '# a finding of a document that is gone is not given to the document in front of it'
rx-filter 'title ~ 甲 or id == F2' all.tsv | rx-stats --by doc.title count
