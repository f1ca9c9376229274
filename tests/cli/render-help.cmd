rx-render --help
