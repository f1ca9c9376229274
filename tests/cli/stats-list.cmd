printf 'leader\ttitle\n张三;李四;张三\tA\n李四\tB\n\tC\n王\\\\;五\tD\n' > a.tsv
rx-stats --by leader count distinct:leader a.tsv
rx-stats distinct:leader distinct:title a.tsv
