rx-render < /dev/null
