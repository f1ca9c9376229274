printf 'no\ttitle\n1\tx\ntitle\tno\ny\t2\n' | rx-render --to csv
