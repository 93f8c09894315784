<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>[=project.name]</title>
</head>
<body>
  <h1>[=project.name]</h1>
  <p>These pages are in <code>[=service.directory]/public</code>.</p>
</body>
</html>
