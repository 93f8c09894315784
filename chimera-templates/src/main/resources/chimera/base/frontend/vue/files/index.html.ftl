<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
[#if uses.api??]
    <meta name="description" content="[=project.name]: notes, kept in a database.">
[#else]
    <meta name="description" content="[=project.name]: notes, kept in your browser.">
[/#if]
    <title>[=project.name]</title>
    <link rel="icon" type="image/svg+xml" href="/favicon.svg">
    <script type="module" src="/src/main.ts"></script>
  </head>
  <body>
    <div id="app"></div>
    <noscript>This page needs JavaScript.</noscript>
  </body>
</html>
