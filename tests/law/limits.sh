#!/bin/sh
# limits.sh - hostile documents: hundreds of kilobytes of one thing, behind the beginning of a notice.
#
# Each must be parsed, its spans must hold, and it must not take quadratic time: those that once did
# took 13 seconds a megabyte and more, and take a tenth of one now.  The limit is one of processor time, so that a
# busy machine fails nothing.
head='根据统一部署,2022年4月7日至2022年6月10日,市委第一巡察组对某公司进行了巡察。现将整改情况通报如下。
一、反馈问题整改情况
(一)关于学习的问题
'

# repeat PIECE COUNT, without line ends but those of the piece
repeat() {
	awk -v piece="$1" -v count="$2" 'BEGIN { while (count--) printf "%s", piece }'
}

# hostile NAME PIECE COUNT
hostile() {
	{ printf '%s' "$head"; repeat "$2" "$3"; } > hostile.txt
	(ulimit -t 2 && exec rx-parse --text hostile.txt) > stream.tsv 2> messages
	status=$?
	if [ $status = 0 ] && "$build/tests/spans" UTF-8 hostile.txt < stream.tsv > breaches; then
		echo "ok - $1"
	else
		[ -s breaches ] && head -n 3 breaches
		echo "not ok - $1, status $status"
	fi
}

hostile "stops" "。" 130000
hostile "commas" "," 400000
hostile "semicolons" ";" 400000
hostile "opening brackets" "(" 400000
hostile "opening quotes" "“" 130000
hostile "items without end" "一是" 60000
hostile "remainders" "其余3家" 4000
hostile "headings without end" "一、甲
(一)乙
1.丙
(1)丁
" 2000
hostile "short paragraphs" "甲
" 8000
hostile "stretches read one byte off" "。叶A叶B叶" 4000
hostile "names of departments" "责任单位:甲、乙、丙
" 4000
