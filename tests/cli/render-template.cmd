cat > house <<'END'
{{! of the house }}
{{情况概述}}
{{#findings}}
{{index}}. {{title}}（{{整改状态}}）{{^due}}未明确时限{{/due}}
{{#measures}}
   ——{{title}}
{{/measures}}
{{/findings}}
END
rx-render --lang zh --today 2024-06-03 --template house "$top"/tests/cli/data/records.tsv
printf '一\n{{#findings}}{{nix}}{{/findings}}' > wrong
rx-render --template wrong "$top"/tests/cli/data/records.tsv
rx-render --template nowhere "$top"/tests/cli/data/records.tsv
