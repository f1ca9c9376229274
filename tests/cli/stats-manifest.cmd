for shard in a b; do printf 'v\n1\n' | rx-stats sum:v --partial --shard "$shard" > $shard.part; done
printf 'a\nb\n' > both
printf 'a\nb\nc\nd\n' > four
printf 'a\n' > one
rx-stats --final --manifest both a.part b.part b.part
rx-stats --final --manifest four a.part b.part
rx-stats --final --manifest one a.part b.part
rx-stats --final --manifest none a.part
rx-stats --manifest both a.part
