// Runs before the page is drawn, so that a chosen theme never flashes. Also tells the style sheets that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  const read = () => {
    try {
      return localStorage.getItem('theme');
    } catch {
      return null;
    }
  };
  const show = (theme) => {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    for (const button of document.querySelectorAll('[data-theme-set]')) {
      button.setAttribute('aria-pressed', String(button.dataset.themeSet === (theme ?? 'system')));
    }
  };
  show(read());
  document.addEventListener('DOMContentLoaded', () => show(read()));
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-theme-set]');
    if (!button) return;
    const theme = button.dataset.themeSet;
    try {
      if (theme === 'system') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch {
      // A browser that keeps nothing still changes this page.
    }
    show(theme);
  });
})();
