printf '序号,反馈问题,整改措施,整改时限,完成时间,整改状态\n1,台账不清,核对,20228月底前,2022920,已完成\n2,票据混乱,核对,2022115日,2022年10月8日,正在整改\n3,拖欠账款,核对,20221231,202211,已完成\n' > ledger.csv
rx-parse ledger.csv | rx-filter 'kind == finding || kind == diag' --columns kind,no,due,done_on,flags,alt,title
printf '日期:2023-09-20\n20224月7日至6月10日,区委第二巡察组对丙集团进行巡察。20228月3日反馈意见。\n一、整改情况\n(一)关于台账不清的问题\n整改情况:一是20229月核对,同年1117日完成。二是2022115日复查。\n' | rx-parse | rx-filter 'type matches "^date-"' --columns type,parent,alt,title
