printf 'no\ttitle\n' | rx-render --as weekly --today 2024-06-03
