// A long list of check boxes: typing narrows it, the chosen ones are named below it.
(() => {
  const plain = (text) =>
    text
      .normalize('NFD')
      .replaceAll(/\p{Diacritic}/gu, '')
      .toLowerCase();
  const prepare = (picker) => {
    const search = picker.querySelector('[data-picker-search]');
    const chosen = picker.querySelector('[data-picker-chosen]');
    const choices = [...picker.querySelectorAll('.choice')];
    const show = () => {
      const names = choices
        .filter((choice) => choice.querySelector('input').checked)
        .map((choice) => choice.textContent.trim());
      chosen.textContent = names.length === 0 ? 'None chosen' : `${names.length} chosen: ${names.join(', ')}`;
    };
    search.addEventListener('input', () => {
      const wanted = plain(search.value.trim());
      for (const choice of choices) choice.hidden = !plain(choice.textContent).includes(wanted);
    });
    // Enter takes the only one left instead of sending the form.
    search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const seen = choices.filter((choice) => !choice.hidden);
      if (seen.length !== 1) return;
      seen[0].querySelector('input').click();
      search.select();
    });
    picker.addEventListener('change', show);
    show();
  };
  const ready = new WeakSet();
  const prepareAll = () => {
    for (const picker of document.querySelectorAll('[data-picker]')) {
      if (!ready.has(picker)) prepare(picker);
      ready.add(picker);
    }
  };
  prepareAll();
  document.addEventListener('htmx:load', prepareAll);
})();
