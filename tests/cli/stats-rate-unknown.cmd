printf 'status\tdue\tunit\nfinished\t2024-06-30\tX\ndone\tsoon\tX\n' |
	rx-stats --rate done --today 2024-01-01
