rx-render --as notice --today 2024-06-10 "$top"/examples/harbour-group.txt | sed -n '1,20p;30,50p'
rx-render --as notice --today 2024-06-10 "$top"/examples/harbour-group.txt | tail -n 12
