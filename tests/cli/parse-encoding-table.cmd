# A table of names and values: each pair is a field, items begin in cells.
cat > table.html <<'END'
<html><body><h1>江北县关于省生态环境保护督察反馈问题整改情况的公示</h1>
<p>根据要求,现将整改情况公示如下。</p>
<table><tr><td>整改任务</td><td colspan=3>某河段水质不达标。</td></tr>
<tr><td>责任单位</td><td>江北县水利局</td><td>整改时限</td><td>2024年6月底前</td></tr>
<tr><td>整改目标</td><td>水质达到Ⅲ类</td></tr>
<tr><td>整改措施</td><td><p>一是关停排口3个。</p><p>二是新建管网2公里。</p></td></tr>
<tr><td>整改完成情况</td><td>已完成整改</td></tr></table></body></html>
END
rx-parse --text table.html | cut -f1,7,8,9,15,22,41,50-53
