printf '巡察反馈12个问题,已整改10个。追缴资金3.5万元,截至目前共培训20余人次。\n' | rx-parse --facts --doc-date 2024-05-06 | rx-filter 'kind == fact' --columns type,value,uom,bound,verb,title,status,text
