root = true

[*]
charset = utf-8
end_of_line = lf
insert_final_newline = true
trim_trailing_whitespace = true
indent_style = space
indent_size = 2

[*.{php,py,conf,sql}]
indent_size = 4

[{Caddyfile,Makefile}]
indent_style = tab

[*.md]
trim_trailing_whitespace = false
