rx-render --to pdf
