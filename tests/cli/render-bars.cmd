printf 'status\tcount\n已完成整改\t12\n正在整改\t5\n未载明\t0\n' | rx-render --to bars --width 60
