printf 'no\ttitle\n' | rx-render --lang zh
