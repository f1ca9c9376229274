rx-render --lang zh --help
