printf 'unit\tvalue\n' | rx-stats --by unit sum:value
