rx-stats --help
rx-stats --lang zh --help
