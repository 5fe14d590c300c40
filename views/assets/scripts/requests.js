// htmx and fetch: every request that changes something carries the page's token.
(() => {
  const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  document.addEventListener('htmx:configRequest', (event) => {
    event.detail.headers['x-csrf-token'] = token();
  });
  document.addEventListener('htmx:sendError', () => {
    const flash = document.getElementById('flash');
    if (flash) flash.textContent = 'No connection. What you typed is still here; try again.';
  });
})();
