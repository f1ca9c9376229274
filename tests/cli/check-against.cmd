# Does the plan cover what was fed back?
printf 'title\n工程招标管理不规范\n食堂采购超预算\n' > feedback.tsv
printf 'title\tdept\n关于工程招标管理还不够规范的问题\t基建处\n公车使用登记不全\t办公室\n' > plan.tsv
rx-check --only coverage --against feedback.tsv --lang zh plan.tsv
echo "status $?"
rx-check --only coverage --against feedback.tsv feedback.tsv
