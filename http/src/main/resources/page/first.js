// Before anything is painted: otherwise a dark page would flash white. The rest is in theme.js.
{
  const chosen = localStorage.getItem('kith.theme');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}
