// What every form gets: ⌘↵, one sending at a time, a guard for unsaved text, filters that send themselves, counters.
(() => {
  const isTyped = (form) =>
    [...form.elements].some((control) => {
      if (control.matches('textarea, input[type="text"]')) return control.value !== control.defaultValue;
      return false;
    });

  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    const form = event.target.closest?.('form') ?? document.querySelector('form[data-decision]');
    if (!form) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector('[data-decide]') ?? undefined);
  });

  // A second click while the first is on its way does nothing.
  const sending = new WeakSet();
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || event.defaultPrevented) return;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    sending.add(form);
    setTimeout(() => sending.delete(form), 5000);
  });

  window.addEventListener('beforeunload', (event) => {
    const unsaved = [...document.querySelectorAll('form[data-guard]')].some(
      (form) => !sending.has(form) && !form.hasAttribute('data-saved') && isTyped(form),
    );
    if (unsaved) event.preventDefault();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of document.forms) sending.delete(form);
  });

  document.addEventListener('change', (event) => {
    const form = event.target.closest?.('form[data-autosubmit]');
    if (form && event.target.matches('select, input[type="checkbox"], input[type="radio"]'))
      form.requestSubmit();
  });
  // A filter that is not set does not stand in the address.
  document.addEventListener('formdata', (event) => {
    if (!event.target.matches('form[data-autosubmit]')) return;
    for (const [name, value] of [...event.formData]) if (value === '') event.formData.delete(name);
  });

  const count = (counter) => {
    const control = document.getElementById(counter.dataset.countFor);
    if (!control) return;
    const max = Number(counter.dataset.max);
    const left = max - control.value.length;
    const amount = Math.abs(left).toLocaleString('en');
    counter.textContent = left < 0 ? `${amount} characters too many` : `${amount} characters left`;
    counter.classList.toggle('is-over', left < 0);
  };
  document.addEventListener('input', (event) => {
    const id = event.target.id;
    const counter = id ? document.querySelector(`[data-count-for="${CSS.escape(id)}"]`) : null;
    if (counter) count(counter);
  });
  const countAll = () => {
    for (const counter of document.querySelectorAll('[data-count-for]')) count(counter);
  };
  countAll();
  document.addEventListener('htmx:load', countAll);
})();
