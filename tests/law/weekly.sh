#!/bin/sh
# once
# weight 10
# weekly - weeks of an office from ledger to mail, two here and twelve with `make check-weeks`: each week
# one command, with a folder that takes the mails in.  Every figure is what its filter selects, each reminder is sent once, any day can
# be made again byte for byte, and what must stop a run stops it and writes nothing.
verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}
rx-filter --help | grep -q -e --set && rx-render --help | grep -q docx || {
	echo 'skip - rx-weekly: rx-filter --set and rx-render --to docx are not there'
	exit 0
}
weeks=${RX_WEEKS:-2}

# ledger WEEK: the book as it stands on the Monday of a week; deadlines go from 2024-03-08 on.
ledger() {
	awk -v week="$1" '
		function iso(days,    era, doe, yoe, doy, mp, day, month, year) {
			days += 719468
			era = int(days / 146097); doe = days - era * 146097
			yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
			doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100)); mp = int((5 * doy + 2) / 153)
			day = doy - int((153 * mp + 2) / 5) + 1; month = mp < 10 ? mp + 3 : mp - 9
			year = yoe + era * 400 + (month <= 2)
			return sprintf("%04d-%02d-%02d", year, month, day)
		}
		BEGIN {
			monday = 19786 + 7 * week # 2024-03-04 is week 0
			split("何景行 简明 江一舟 乔木森", leader, " ")
			split("租金收缴 合同审查 公车登记 食堂采购 工程变更 资产盘点 档案管理 印章使用 会议纪律 差旅报销 岗位培训 信访答复", topic, " ")
			print "序号\t反馈问题\t整改措施\t责任领导\t牵头部门\t交办日期\t整改时限\t整改进展\t完成情况\t完成时间\t最近报送时间"
			for (n = 1; n <= 12; n++) {
				due = 19790 + 9 * n
				done = 19786 + 7 * (n + (n % 3)) + 2
				who = leader[n % 4 + 1] (n == 5 ? "、简明" : "")
				state = monday > done ? "已完成" : n % 5 == 0 && monday < due - 30 ? "尚未启动" : "正在整改"
				print n "\t" topic[n] "不规范\t1.制定" topic[n] "办法；2.逐项整改\t" who "\t" (n == 7 ? "" : "综合部") \
					"\t2024-02-26\t" iso(due) "\t按计划推进\t" state "\t" (state == "已完成" ? iso(done) : "") \
					"\t" iso(monday - n % 4)
			}
		}'
}
monday() { # WEEK
	awk -v week="$1" 'BEGIN { split("03-04 03-11 03-18 03-25 04-01 04-08 04-15 04-22 04-29 05-06 05-13 05-20", day, " ")
		print "2024-" day[week + 1] }'
}

mkdir sink bin
cat > bin/sink << 'END'
#!/bin/sh
number=$(ls "$SINK" | wc -l)
cat > "$SINK/$(printf '%04d' "$number").eml"
END
chmod +x bin/sink
SINK=$PWD/sink PATH=$PWD/bin:$PATH
export SINK

rx-weekly --init office --lang zh 2> init.err && [ -s office/profile ]
verdict $? 'a folder to begin with'
sed -i.bak 's/^mail.command =.*/mail.command = sink/; s/^mail.to =.*/mail.to = ld@example.org/
	s/^office =.*/office = 督查室/; s/^reports =.*/reports =/' office/profile
sed 's/^reports =.*/reports = md,html,docx,xlsx/' office/profile > office/full
printf '何景行\thjx@example.org\n简明\tjm@example.org\n江一舟\tjyz@example.org\n' > office/addresses

: > log
week=0
while [ $week -lt $weeks ]; do
	ledger $week > book.tsv
	profile=profile
	[ $week != 0 ] || profile=full
	rx-weekly --folder office --profile office/$profile --today "$(monday $week)" book.tsv 2>> log || echo "week $week: status $?" >> faults
	week=$((week + 1))
done
missing=
for form in txt md html docx xlsx; do
	[ -s office/archive/2024-03-04/report.$form ] || missing="$missing $form"
done
[ ! -e faults ] && [ "$(ls office/archive | wc -l)" = "$weeks" ] && [ -z "$missing" ]
verdict $? "one command a week archives each of them, the first in five forms$missing"
[ -e faults ] && cat faults log

first=$(monday 0) final=$(monday $((weeks - 1)))
if [ "$weeks" -ge 12 ]; then days=$(echo office/archive/*); else days=office/archive/$final; fi
for day in $days; do
	today=${day##*/}
	sed 1d "$day/figures.tsv" | while IFS='	' read -r name filter now before change; do
		case $filter in
		*change*) file=$day/changes.tsv ;;
		*) file=$day/snapshot.tsv ;;
		esac
		count=$(rx-filter --profile "$day/profile" --today "$today" -c -E "$filter" "$file")
		[ "$count" = "$now" ] || echo "$today: $name is $now, its filter selects $count"
	done
done > wrong
cat wrong
[ ! -s wrong ] && [ "$(cat office/archive/*/figures.tsv | wc -l)" -gt $((8 * weeks)) ]
verdict $? 'every figure is what its filter selects'

cat office/archive/*/sent | wc -l > counted
[ "$(ls sink | wc -l)" = "$(cat counted)" ] && [ "$(cat counted)" -gt $weeks ] && [ "$(cat office/archive/*/mails/*.eml | wc -c)" = "$(cat sink/*.eml | wc -c)" ]
verdict $? 'what was written is what was sent, each mail once'
# A reminder of one stage to one leader comes once.
for day in office/archive/*; do
	for digest in "$day"/digests/*.tsv; do
		[ -f "$digest" ] || continue
		number=${digest##*/}
		leader=$(awk -F '\t' -v number="${number%.tsv}" '$1 + 0 == number + 0 { print $2 }' "$day/digests/leaders")
		sed 1d "$digest" | awk -F '\t' -v leader="$leader" '{ print leader "\t" $4 "\t" ($3 < 0 ? int((-$3 - 1) / 7) - 99 : $3 <= 0 ? 0 : $3 <= 1 ? 1 : $3 <= 3 ? 3 : $3 <= 7 ? 7 : 30) }'
		sed 1d "$digest" | awk -F '\t' 'NR > 1 && $3 < last { print "order" } { last = $3 }' >> disorder
	done
done > told
[ -s told ] && [ -z "$(sort told | uniq -d)" ] && [ ! -s disorder ]
verdict $? 'each stage is told once, the most overdue first'
grep -q '乔木森 没有邮箱' log && grep -q '^Subject: ' sink/0000.eml && grep -q '^To: .*ld@example.org' sink/0000.eml
verdict $? 'the report is addressed, and who has no address is named'

for day in $days; do rx-weekly --folder office --again "${day##*/}" 2>> again.err; done
[ "$(grep -c 逐字节一致 again.err)" = "$(echo $days | wc -w)" ]
verdict $? 'a past day is made again byte for byte'

# ---- what must not go through -------------------------------------------------------------------

before() { find office/archive -type f -exec cksum {} + | sort > "$1"; }
refused() { # NAME WORDS COMMAND...: status 2, the words are said, and the archive is untouched
	name=$1 words=$2
	shift 2
	before was
	"$@" > said 2>&1
	status=$?
	before is
	[ $status = 2 ] && grep -q -e "$words" said && cmp -s was is && [ ! -e office/archive/.work ]
	verdict $? "$name"
	[ $status = 2 ] && grep -q -e "$words" said || cat said
}
refused 'a clock set back' '时钟被拨回' rx-weekly --folder office --today 2024-03-01 book.tsv
refused 'a ledger named twice' '编号相同' rx-weekly --folder office --today 2024-06-03 book.tsv book.tsv
printf 'lang = zh\nstaled = 3\n' > faulty
refused 'a profile with an unknown key' 'faulty:2:1' rx-weekly --folder office --profile faulty --today 2024-06-03 book.tsv
cp office/archive/$final/snapshot.tsv kept
head -c 1000 kept > office/archive/$final/snapshot.tsv
refused 'a last snapshot cut half-way' '与存档时不一致' rx-weekly --folder office --today 2024-06-03 book.tsv
cp kept office/archive/$final/snapshot.tsv

# ---- what must go through -----------------------------------------------------------------------

count=$(ls sink | wc -l)
rx-weekly --folder office --today "$final" book.tsv 2> twice.err && grep -q '没有变化' twice.err && [ "$(ls sink | wc -l)" = "$count" ]
verdict $? 'a second run of a day without news sends nothing'

# A ledger as a spreadsheet saves it: GBK, title rows above the header, dates with slashes and as serial numbers.
sed 's/2024-02-02/45324/; s/2024-0\([0-9]\)-0*\([0-9]*\)/2024\/\1\/\2/g' "$top/examples/ledger.csv" | sed '1s/^\xef\xbb\xbf//' |
	iconv -f UTF-8 -t GBK > gbk.csv
rx-weekly --folder other --profile office/profile --today 2024-06-03 --no-mail gbk.csv 2> gbk.err &&
	rx-filter -c 'kind == finding && done_on > 2024-01-01' other/archive/2024-06-03/snapshot.tsv > done &&
	[ "$(cat done)" = 5 ] && [ "$(rx-filter -c 'closed_on == 2024-02-02' other/archive/2024-06-03/snapshot.tsv)" = 1 ] && rx-filter -c 'kind == finding' other/archive/2024-06-03/snapshot.tsv > done && [ "$(cat done)" = 14 ]
verdict $? 'a ledger in GBK with title rows and dates with slashes and as serial numbers'

# What has changed stands in words.
grep -q '^变更 .*最近报送时间 *2024-0[0-9-]* *2024-0' office/archive/$final/report.txt
verdict $? 'changes are told in the words of the office'

# Compared with last week, in the report and in its mail.
awk '/^Content-Transfer-Encoding: base64/ { body = 1; next } body && /^--/ { exit } body' office/archive/$final/mails/000.eml |
	base64 -d > mailed
tr -d '\r\n' < office/archive/$final/report.txt | grep -q '与上期相比' && tr -d '\r\n' < mailed | grep -q '与上期相比'
verdict $? 'report and mail say what has changed since last week'

[ "$weeks" -ge 12 ] || exit 0

refused 'a missing ledger' '未写入任何内容' rx-weekly --folder office --today 2024-06-03 missing.tsv
refused 'the same in English' 'the clock was set back' rx-weekly --lang en --folder office --today 2024-03-01 book.tsv
sed '2s/正在整改/已完成/; 12s/正在整改/已完成/' book.tsv > news.tsv
rx-weekly --folder office --today "$final" news.tsv 2> twice.err && [ -f "office/archive/$final.2/SUMS" ]
verdict $? 'a second run of a day with news gets a folder of its own'
# The same findings from GBK and UTF-8 are the same findings, also after a week without a run.
rx-weekly --folder other --profile office/profile --today 2024-06-17 --no-mail "$top/examples/ledger.csv" 2> other.err &&
	[ "$(rx-filter -c 'type == new || type == gone' other/archive/2024-06-17/changes.tsv)" = 0 ]
verdict $? 'two weeks later, from another encoding: nothing new, nothing gone'

# ---- day by day ---------------------------------------------------------------------------------

# One matter, due on 2024-05-31, reminded of daily from 40 days before to 30 days behind.
printf '序号\t反馈问题\t责任领导\t整改时限\t完成情况\n1\t仓单重复质押\t简明\t2024-05-31\t正在整改\n' > one.tsv
number=-40
while [ $number -le 30 ]; do
	today=$(date -u -d "2024-05-31 $number days" +%F)
	rx-weekly --folder daily --profile office/profile --reminders --no-mail --today "$today" one.tsv 2> daily.err || cat daily.err
	[ -s "daily/archive/$today/digests/leaders" ] && printf '%s ' $((-number))
	number=$((number + 1))
done > reminded
[ "$(cat reminded)" = '40 30 7 3 1 0 -1 -8 -15 -22 -29 ' ] || [ "$(cat reminded)" = '30 7 3 1 0 -1 -8 -15 -22 -29 ' ]
verdict $? "reminders come 30, 7, 3, 1 and 0 days before, then weekly: $(cat reminded)"
awk -F '\t' 'FNR == 2 { print $2 }' daily/archive/*/digests/001.tsv | uniq | tr '\n' ' ' > steps
[ "$(cat steps)" = '提醒 催办 督办单 通报 ' ] || [ "$(cat steps)" = '提醒 催办 督办单 ' ]
verdict $? "what is overdue escalates: $(cat steps)"
printf '2024-06-10\n' > holidays
rx-weekly --folder rested --profile office/profile --holidays holidays --no-mail --today 2024-06-03 book.tsv 2> /dev/null &&
	cmp -s holidays rested/archive/2024-06-03/holidays && grep -q '^holidays = holidays' rested/archive/2024-06-03/profile
verdict $? 'days off are archived with the day that used them'
