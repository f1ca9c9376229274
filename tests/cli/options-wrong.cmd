# Wrong options: the message names the word that is wrong, in the language chosen; status 2.
PATH=$build/tests:$PATH
for wrong in --bad -y -xy --number -n --lang=de --lang --today=2024-02-30 --today=2023-02-29 \
	--today=2024-13-01 --today=2024-00-10 --today=2024-1-1 --today=20240101 --today=0000-01-01 \
	'--number=-1' '--number= -1' --number=1x --number= --number=99999999999999999999 \
	--extra=value; do
	options operand "$wrong"
	echo "$wrong: $?"
done
options --lang zh operand --bad
options --lang zh --today 2024-02-30
options operand -n
