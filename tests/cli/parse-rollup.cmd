# Findings without a status of their own take that of their measures, where it is asked for.
cat > notice.txt <<'END'
关于巡察整改情况的通报
一、反馈问题整改情况
1.关于“甲不到位”的问题
(1)修订制度。(已完成)
(2)开展培训。(已完成整改)
2.关于“乙不到位”的问题
(1)修订制度。(已完成)
(2)新建库房。(正在整改,预计12月底前完成)
3.关于“丙不到位”的问题
(1)修订制度。
(2)新建库房。(已完成)
4.关于“丁不到位”的问题
(1)修订制度。(尚未启动)
(2)新建库房。(尚未启动)
5.关于“戊不到位”的问题
(1)修订制度。(已完成)
(2)新建库房。(未达到序时进度)
(3)开展培训。
6.关于“己不到位”的问题
(1)修订制度。(已完成)
(2)新建库房。(未达到序时进度)
END
rx-parse notice.txt | cut -f 1,8,9,11
rx-parse --rollup notice.txt | cut -f 1,8,9,11 | grep finding
