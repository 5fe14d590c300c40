// A sid is copied whole on click, or with Enter when focused.
(() => {
  const prepare = (root) => {
    for (const element of root.querySelectorAll?.('[data-copy]:not([role])') ?? []) {
      element.setAttribute('role', 'button');
      element.setAttribute('tabindex', '0');
      element.setAttribute('aria-label', `Copy ${element.dataset.copy}`);
    }
  };
  const copy = async (element) => {
    const text = element.textContent;
    try {
      await navigator.clipboard.writeText(element.dataset.copy);
    } catch {
      return; // The browser refused; the whole sid is in the title.
    }
    element.classList.add('is-copied');
    element.textContent = 'Copied';
    setTimeout(() => {
      element.classList.remove('is-copied');
      element.textContent = text;
    }, 1200);
  };
  document.addEventListener('click', (event) => {
    const element = event.target.closest?.('[data-copy]:not(.is-copied)');
    if (element) copy(element);
  });
  document.addEventListener('keydown', (event) => {
    const element = event.target.closest?.('[data-copy]:not(.is-copied)');
    if (!element || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    copy(element);
  });
  prepare(document);
  document.addEventListener('htmx:load', (event) => prepare(event.target));
})();
