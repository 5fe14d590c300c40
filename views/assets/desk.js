// The keyboard of the desk. A key belongs to whatever carries data-key and can be seen; nothing happens while typing.
(() => {
  const SWITCH = 'single-keys';
  const areKeysOn = () => {
    try {
      return localStorage.getItem(SWITCH) !== 'off';
    } catch {
      return true;
    }
  };
  const toggle = document.querySelector('[data-single-keys]');
  if (toggle) {
    toggle.checked = areKeysOn();
    toggle.addEventListener('change', () => {
      try {
        localStorage.setItem(SWITCH, toggle.checked ? 'on' : 'off');
      } catch {
        // Kept for this page only.
      }
    });
  }

  const isTyping = (element) =>
    element.isContentEditable ||
    element.matches?.('textarea, select, input:not([type="checkbox"], [type="radio"])');
  const isSeen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;

  const press = (key) => {
    const target = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find(isSeen);
    if (!target) return false;
    const control = target.matches('label') ? target.querySelector('input') : target;
    control.focus();
    control.click();
    return true;
  };

  const moveRow = (step) => {
    const rows = [...document.querySelectorAll('.row-link')].filter(isSeen);
    if (rows.length === 0) return false;
    const at = rows.indexOf(document.activeElement);
    const next =
      at === -1 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next].focus();
    rows[next].scrollIntoView({ block: 'nearest' });
    return true;
  };

  const focusSearch = () => {
    const search = document.querySelector('[data-search]');
    search?.focus();
    search?.select();
    return Boolean(search);
  };

  const COMMANDS = {
    '/': focusSearch,
    j: () => moveRow(1),
    k: () => moveRow(-1),
    '?': () => {
      document.getElementById('keys')?.showModal();
      return true;
    },
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k' && !event.altKey) {
      if (focusSearch()) event.preventDefault();
      return;
    }
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Escape' && isTyping(event.target)) {
      event.target.blur();
      return;
    }
    if (!areKeysOn() || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const command = COMMANDS[event.key] ?? (() => press(event.key.toLowerCase()));
    if (command()) event.preventDefault();
  });
})();

// A claim is renewed while its reviewer is at work on the page, at most once a minute.
(() => {
  const MINUTE = 60_000;
  let renewedAt = Date.now();
  const renew = () => {
    const claim = document.querySelector('[data-claim]');
    if (!claim || document.hidden || Date.now() - renewedAt < MINUTE) return;
    renewedAt = Date.now();
    window.htmx?.trigger(claim, 'renew');
  };
  for (const event of ['keydown', 'pointerdown', 'scroll']) {
    document.addEventListener(event, renew, { passive: true });
  }
})();

// The decision bar says what will happen: "Reject with 2 codes", "Approve with 1 condition".
(() => {
  const plural = (count, word) => (count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`);
  const isSet = (condition) =>
    [...condition.querySelectorAll('input')].some((control) =>
      control.type === 'checkbox' ? control.checked : control.name !== '' && control.value !== '',
    );

  const say = () => {
    const form = document.querySelector('form[data-decision]');
    if (!form) return;
    const label = document.querySelector('[data-decide-label]');
    const button = document.querySelector('[data-decide]');
    let text = 'Choose a decision';
    for (const offer of form.querySelectorAll('[data-offer]')) {
      const isChosen = offer.querySelector('input[name="outcome"]').checked;
      const codes = [...offer.querySelectorAll('input[name="codes"]')];
      // A code that was ticked under another outcome is not sent.
      for (const code of codes) code.disabled = !isChosen;
      if (!isChosen) continue;
      const counted = [
        plural(codes.filter((code) => code.checked).length, 'code'),
        plural([...offer.querySelectorAll('[data-condition]')].filter(isSet).length, 'condition'),
      ].filter((part) => part !== '');
      text = [offer.dataset.verb, ...counted].join(' with ');
      button?.classList.toggle('button-danger', offer.classList.contains('tone-danger'));
    }
    if (label) label.textContent = text;
  };
  for (const event of ['change', 'input'])
    document.addEventListener(event, ({ target }) => {
      if (target.closest?.('form[data-decision]')) say();
    });
  document.addEventListener('htmx:load', say);
  say();
})();

// One key chooses the outcome and all codes that the automatic checks suggest for it.
(() => {
  const reveal = () => {
    for (const button of document.querySelectorAll('[data-choose-suggested]')) button.hidden = false;
  };
  document.addEventListener('click', ({ target }) => {
    const button = target.closest?.('[data-choose-suggested]');
    if (!button) return;
    const outcome = button
      .closest('form')
      .querySelector(`input[name="outcome"][value="${CSS.escape(button.dataset.chooseSuggested)}"]`);
    outcome.checked = true;
    for (const code of outcome.closest('[data-offer]').querySelectorAll('[data-suggested]'))
      code.checked = true;
    outcome.dispatchEvent(new Event('change', { bubbles: true }));
  });
  document.addEventListener('htmx:load', reveal);
  reveal();
})();

// Where there is no ⌘ the same key is Ctrl.
(() => {
  if (/Mac|iPhone|iPad/.test(navigator.platform)) return;
  for (const key of document.querySelectorAll('.key, #keys th kbd')) {
    key.textContent = key.textContent.replace('⌘', 'Ctrl ');
  }
})();
