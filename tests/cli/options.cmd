# Options of one table: order, operands between them, --, and what is common to all programs.
PATH=$build/tests:$PATH
options -x --number=5 a -n 18446744073709551615 b --long-only word -- -x
options --lang zh --today 2024-02-29
RX_LANG=zh options --lang=en
RX_LANG=zh options
RX_LANG=de options
options --version
options --help
options --help --lang zh | head -n 2
options --lang zh --help | head -n 2
options --help=mdoc
