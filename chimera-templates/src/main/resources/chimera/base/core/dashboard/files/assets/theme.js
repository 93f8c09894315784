// Runs before the first paint, so that a chosen theme does not flash.
{
  let theme = "auto";
  try {
    theme = localStorage.getItem("chimera.theme") ?? theme;
  } catch {
    // Storage may be switched off: the system's theme then.
  }
  document.documentElement.dataset.theme = theme;
}
