printf 'kind\ttype\tvalue\nfact\tbody\t县水务局\ntext\tbody\t\nfact\tmeeting\t专题会\n' | rx-render --to csv --lang zh
printf 'kind\ttype\tvalue\nfact\tbody\t县水务局\ntext\tbody\t\n' | rx-render --to md --lang en
