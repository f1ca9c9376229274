# A page: address and date from its meta data, the title from its heading, furniture as text.
cat > page.html <<'END'
<!DOCTYPE html>
<html><head><meta charset="utf-8">
<title>整改情况通报_青禾县人民政府</title>
<meta name="PubDate" content="2024-03-05 09:30">
<link rel="canonical" href="https://example.org/t?id=1&amp;p=2">
<script>document.write("<p>一是不可见</p>")</script></head>
<body><div class="nav"><a href="/">首页</a> &gt; <a href="/z">整改</a></div>
<h1>中共青禾县委关于巡察<span>整改</span>进展情况的通报</h1>
<!-- 隐藏 -->
<p>&nbsp;&nbsp;<strong>一、组织整改</strong>情<b>况</b></p><p>一是<font>加强领导</font>。召开
会议3次。二是压实责任。</p>
<table><tr><td><p>整改措施:</p></td><td>开展培训</td></tr></table>
</body></html>
END
rx-parse --text page.html | cut -f1,8,28,41,48-53
# Without a title of its own the page's is taken; a page saved by a browser tells its address.
printf '%s\n' '<!-- saved from url=(0021)https://example.org/x -->' \
	'<html><title>青禾县水务局整改情况公示 - 首页</title><p>一是加强领导。</p>' | rx-parse | cut -f1,8,48,50
