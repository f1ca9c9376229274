# Books come back as a spreadsheet saved them: in GBK, with the columns in another order, sorted anew.
cat > master.csv << 'END'
全市整改台账,,,,,
序号,反馈问题,单位,整改时限,整改进展,完成情况
1,冷库验收手续不全,港务公司,2024年6月30日,,正在整改
2,仓单重复质押,港务公司,2024年7月31日,,正在整改
3,拖轮调度无记录,航运公司,2024年8月31日,,正在整改
4,泊位收费不入账,航运公司,2024年9月30日,,正在整改
5,劳保用品超标发放,物流公司,2024年6月30日,,正在整改
END
{ sed -n 2p master.csv; sed -n '4p;3p' master.csv | sed 's/日,,/日,已开两次专题会,/'; } | iconv -f UTF-8 -t GBK > port.csv
sed -n '2p;5,6p' master.csv | sed 's/日,,正在/日,已补记,/; s/,整改$/,已完成/; s/2024年9月30日/2024年12月31日/' |
	awk -F , -v OFS=, '{ print $6, $5, $2, $1, $3, $4 }' > ships.csv
rx-diff --lang zh --collect master.csv --may report port.csv ships.csv > out.tsv
echo "status $?"
rx-filter --no-header --columns type,title -E 'kind == diag' out.tsv
rx-filter --no-header --columns no,report,status,due -E 'kind == finding' out.tsv
