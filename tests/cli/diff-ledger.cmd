# What changed in a ledger of a week: closed, reopened, a deadline moved, renamed, gone, new; then carried over.
cp "$top/examples/ledger.csv" old.csv
sed "s/余3项待省厅批复,部分整改/全部下达,已销号/; s/2024年6月10日前,复核18个/2024年8月10日前,复核18个/
	s/封存6辆,已销号/封存6辆,正在整改/; s/公租房空置率高/公租房空置率居高不下/; /^6,/,/批评教育经办人员/d
	s/^合计.*/15,政府投资,未批先建,10万元,补办手续,简明,市住房和城乡建设局,,龙井川,2024年9月底前,,尚未启动,,,,,/" old.csv > new.csv
rx-diff old.csv new.csv | cut -f3,8,13-17
rx-diff old.csv old.csv > same
echo "$?, $(wc -l < same) line"
rx-diff --carry old.csv new.csv > this.tsv
rx-filter "round >= 1 || deferrals >= 1" --columns id,status,opened,due,due_first,deferrals,closed_on,round this.tsv
rx-diff --carry old.csv this.tsv | cmp - this.tsv
rx-diff old.csv this.tsv | rx-stats --by type count
