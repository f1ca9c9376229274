# Sections, documents and periods have Chinese names in --by and --series, as in expressions.
rx-parse --to rx "$top/examples/harbour-group.txt" > n.tsv
rx-stats --by 部分,文件.类型,月:整改时限 --where '记录类别 == 问题' count n.tsv | head -n 4
rx-stats --by 部分 --where '记录类别 == 问题' count n.tsv | tail -n +2 > zh
rx-stats --by section --where '记录类别 == 问题' count n.tsv | tail -n +2 | cmp - zh && echo same
rx-stats --series 季度 --on 整改时限 count n.tsv
