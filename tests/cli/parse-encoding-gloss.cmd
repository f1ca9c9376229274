# Traditional script with pinyin glosses: titles keep the glyphs, text cells keep the glosses too.
cat > gloss.txt <<'END'
中共青禾縣委關(guān)于巡察整改進(jìn)展情況的通報

一、組織整改情況
一是加強領(lǐng)導(dǎo)。召開會議3次。二是壓實責(zé)任。
END
rx-parse --text gloss.txt | cut -f1,8,41,50-53
# Invisible characters hide no label, and are in no title.
printf '一、整改\342\200\213情况\n1.关于\302\255“作风不实”的问\357\273\277题&nbsp;\n整改情\342\200\215况:该问题已完成整改。\n' > invisible.txt
rx-parse invisible.txt | cut -f1,8,9
