# One notice in five encodings: start and end are bytes of the file, text is the same.
notice() {
	printf '中共青禾县委关于巡察整改进展情况的通报\n\n一、组织整改情况\n一是加强领导。召开会议3次。二是压实责任。\n'
}
for encoding in UTF-8 GB18030 UTF-16 UTF-16LE UTF-16BE; do
	echo "$encoding"
	notice | iconv -f UTF-8 -t $encoding | rx-parse --text --name notice.txt | cut -f1,49-53
done
# Three ways to name one of them, and case does not matter.
for name in gb18030 GBK gb2312; do
	notice | iconv -f UTF-8 -t GB18030 | rx-parse --encoding $name | cut -f8 | sed -n 2p
done
# Big5 is read when it is asked for, or when a page says so.
printf '整改情況通報\n' | iconv -f UTF-8 -t BIG5 > big5.txt
rx-parse --text --encoding big5 big5.txt | cut -f1,51-53
printf '<html><head><meta charset="Big5"></head><p>整改情況通報</p>' | iconv -f UTF-8 -t BIG5 |
	rx-parse --text | cut -f1,51-53
