printf 'unit\tvalue\nX\t1\n' | rx-stats --by unit > /dev/full
