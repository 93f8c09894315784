# This checkout's ports, names and passwords; `chimera up` makes them for a fresh clone.
.env
.env.*
!.env.example
!.env.prod.example

# Work in progress of `chimera apply`
.chimera/*
!.chimera/base.zip

# Editors and systems
.DS_Store
Thumbs.db
.idea/
.vscode/*
!.vscode/extensions.json
!.vscode/settings.json
*.swp
