printf 'unit\tvalue\nX\t1\n' | rx-stats --lang zh --by 单未
