# The same bytes on every system: shell scripts with Windows line ends do not run in a container.
* text=auto eol=lf

*.png  binary
*.ico  binary
*.woff2 binary
.chimera/base.zip binary

# Written by chimera: folded away in reviews
chimera.lock      linguist-generated
.chimera/base.zip linguist-generated
