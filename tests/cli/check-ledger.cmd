# A ledger with something wrong in each column that can be, in both languages and all formats.
cat > ledger.csv <<'END'
序号,反馈问题,整改措施,责任领导,牵头部门,整改时限,整改进展,完成情况,完成时间,销号时间,佐证材料
1,租金收缴不及时,1.追缴租金；2.制定租金管理办法,张三,资产管理部,2024-05-31,共12户，已追缴完成8户，剩余3户,正在整改,,,
2,合同审查走过场,修订合同管理办法,张三,法务部,2024-06-30,已修订,已销号,2024-05-20,2024-05-10,会议纪要
4,公车使用登记不全,补登台账,,,,,正在整改,,2024-05-01,
END
rx-check --today 2024-06-03 ledger.csv
echo "status $?"
rx-check --today 2024-06-03 --lang zh --only overdue,dates,numbering ledger.csv
rx-check --today 2024-06-03 --except balance --format tsv ledger.csv | rx-stats --by type count
rx-check --today 2024-06-03 --only overdue --format sarif ledger.csv | tail -n 1
rx-check --today 2024-06-03 --only overdue --format github ledger.csv
rx-check --today 2024-05-01 --only overdue ledger.csv
echo "status $?"
