// Dialogs open from [data-dialog="id"]; menus close on Escape and on a click elsewhere; error summaries take the focus.
(() => {
  document.addEventListener('click', (event) => {
    const opener = event.target.closest?.('[data-dialog]');
    const dialog = opener ? document.getElementById(opener.dataset.dialog) : null;
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      dialog.showModal();
    }
    if (event.target instanceof HTMLDialogElement) event.target.close();
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      menu.open = false;
      if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    }
  });

  const focusSummary = (root) => root.querySelector?.('[data-focus]')?.focus();
  focusSummary(document);
  document.addEventListener('htmx:load', (event) => focusSummary(event.target));
})();
