# What stood there is proposed, with a square for each guess; --repair reads the cells from it.
printf '%s\n' 关于整改情况的通报 一、反馈问题整改情况 '1.关于学习不深入”的问题' '整改情况:一是举办讲座17。窝等嗽贝1200多人。二是检查,,落实。' > notice.txt
rx-parse notice.txt | rx-filter 'kind == diag' --columns type,alt,value,text
rx-parse --repair notice.txt | rx-filter 'kind in (finding, measure)' --columns title,flags,start,end,text
