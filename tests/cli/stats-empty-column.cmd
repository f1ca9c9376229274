printf 'unit\tvalue\n' | rx-stats --by unti
