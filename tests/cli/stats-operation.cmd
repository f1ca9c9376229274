rx-stats smu:value /dev/null
rx-stats --lang zh sum
