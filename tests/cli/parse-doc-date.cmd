rx-parse --facts --doc-date 2024-02-30 /dev/null
