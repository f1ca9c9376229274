printf 'unit\tleader\ttitle\nA\t乙;甲\ta;b\nA\t甲\tc\nB\t\tc\nB\t丙\t\n' > a.tsv
rx-stats --by unit mode:leader values:leader distinct:leader missing:leader first:title last:title values:title a.tsv
