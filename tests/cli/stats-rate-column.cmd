printf 'state\tdue\nfinished\t2024-06-30\n' | rx-stats --rate done --today 2024-01-01
