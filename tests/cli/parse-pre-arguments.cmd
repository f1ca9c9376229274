printf '%%PDF-1.4\n一、问题\n1.关于“会议记录不全”的问题。已完成整改。\n' > a.pdf
echo '# blanks before, between and behind the words of the command; {} is the file, which comes last without it'
rx-parse --pre '  sed   -e 1d	-e s/会议/台账/	{}  ' a.pdf | rx-filter 'kind == finding' --columns title --no-header
rx-parse --pre 'sed 1d' a.pdf | rx-filter 'kind == finding' --columns title --no-header
echo '# any number of them'
cat > count << 'END'
#!/bin/sh
echo "一、问题"
echo "1.关于“词语$#个”的问题。已完成整改。"
END
chmod +x count
rx-parse --pre "./count $(seq -s ' ' 1000)" a.pdf | rx-filter 'kind == finding' --columns title --no-header
