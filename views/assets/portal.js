// Drafts: what is typed is sent to data-autosave a second after the last change; [data-autosave-state] says so.
(() => {
  const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  const SECOND = 1000;

  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const state = form.querySelector('[data-autosave-state]');
    const say = (text) => {
      if (state) state.textContent = text;
    };
    let timer = 0;
    let running = Promise.resolve();
    const save = async () => {
      say('Saving…');
      const body = new FormData(form);
      for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
      try {
        const response = await fetch(form.dataset.autosave, {
          method: 'POST',
          headers: { 'x-csrf-token': token(), accept: 'application/json' },
          body: new URLSearchParams([...body]),
          redirect: 'error',
        });
        if (!response.ok) throw new Error(String(response.status));
        form.setAttribute('data-saved', '');
        say('Draft saved');
      } catch {
        say('The draft could not be saved. It stays on this page.');
      }
    };
    const later = () => {
      form.removeAttribute('data-saved');
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(save);
      }, SECOND);
    };
    form.addEventListener('input', later);
    form.addEventListener('change', later);
    form.addEventListener('submit', () => clearTimeout(timer));
  }
})();

// Evidence: each file is sent as soon as it is dropped or chosen and becomes a row of the form; rows and links come and go.
(() => {
  const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  const changed = (element) => element.dispatchEvent(new Event('change', { bubbles: true }));
  let made = 0;

  const refusalOf = (request) => {
    try {
      return JSON.parse(request.responseText).detail;
    } catch {
      return 'This file was not taken. Try again, or another one.';
    }
  };

  /** The ids of a copied row must be its own. */
  const renumber = (row) => {
    made += 1;
    for (const name of ['id', 'for', 'aria-describedby'])
      for (const element of row.querySelectorAll(`[${name}]`))
        element.setAttribute(name, element.getAttribute(name).replace(/link-(new)?\d+/g, `link-new${made}`));
    return row;
  };

  const sendingRow = (file) => {
    const row = document.createElement('li');
    row.className = 'piece';
    const name = document.createElement('p');
    name.className = 'piece-name';
    name.textContent = file.name;
    const progress = document.createElement('progress');
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute('aria-label', `Sending ${file.name}`);
    row.append(name, progress);
    const fail = (text) => {
      const error = document.createElement('p');
      error.className = 'field-error';
      error.textContent = text;
      const close = document.createElement('button');
      close.type = 'button';
      close.className = 'button button-quiet';
      close.textContent = 'All right';
      close.addEventListener('click', () => row.remove());
      progress.replaceWith(error, close);
    };
    return { row, progress, fail };
  };

  const send = (drop, file) => {
    const { row, progress, fail } = sendingRow(file);
    drop.querySelector('[data-file-list]').append(row);
    const request = new XMLHttpRequest();
    request.open('POST', drop.dataset.uploadUrl);
    request.setRequestHeader('x-csrf-token', token());
    request.setRequestHeader('accept', 'text/html, application/problem+json;q=0.9');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    });
    request.addEventListener('load', () => {
      if (request.status >= 300) {
        fail(refusalOf(request));
        return;
      }
      const template = document.createElement('template');
      template.innerHTML = request.responseText;
      row.replaceWith(template.content);
      changed(drop);
    });
    request.addEventListener('error', () => fail('No connection. Try again.'));
    const body = new FormData();
    body.append(drop.dataset.field, file);
    request.send(body);
  };

  for (const drop of document.querySelectorAll('[data-file-drop][data-upload-url]')) {
    const input = drop.querySelector('input[type="file"]');
    const sendAll = (files) => {
      for (const file of files) send(drop, file);
    };
    input.addEventListener('change', () => {
      sendAll([...input.files]);
      input.value = '';
    });
    drop.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('is-over');
    });
    drop.addEventListener('dragleave', () => drop.classList.remove('is-over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('is-over');
      sendAll([...event.dataTransfer.files]);
    });
    drop.addEventListener('click', (event) => {
      const remove = event.target.closest('[data-remove-piece]');
      if (!remove) return;
      event.preventDefault();
      remove.closest('[data-piece]').remove();
      input.focus();
      changed(drop);
    });
  }

  for (const add of document.querySelectorAll('[data-add-link]')) {
    const links = add.parentElement.querySelector('[data-links]');
    add.addEventListener('click', (event) => {
      event.preventDefault();
      const row = renumber(links.firstElementChild.cloneNode(true));
      for (const error of row.querySelectorAll('.field-error')) error.remove();
      for (const field of row.querySelectorAll('.field-invalid')) field.classList.remove('field-invalid');
      for (const control of row.querySelectorAll('input, select')) {
        control.value = '';
        control.removeAttribute('aria-invalid');
        control.removeAttribute('aria-describedby');
      }
      links.append(row);
      row.querySelector('input').focus();
    });
  }
})();

// A field that depends on a box is there while the box is ticked. Without scripts it is always there and says when it is needed.
(() => {
  for (const part of document.querySelectorAll('[data-shown-with]')) {
    const { shownWith, shownValue } = part.dataset;
    const box = part.closest('form')?.querySelector(`input[name="${shownWith}"][value="${shownValue}"]`);
    if (!box) continue;
    const show = () => {
      part.hidden = !box.checked;
    };
    box.addEventListener('change', show);
    show();
  }
})();

// Sent once: the buttons rest while the form is on its way, after the browser has taken down which of them was pressed.
(() => {
  const forms = document.querySelectorAll('form[data-once]');
  const rest = (form, isResting) => {
    for (const button of form.querySelectorAll('button[type="submit"]')) button.disabled = isResting;
  };
  for (const form of forms)
    form.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) setTimeout(() => rest(form, true));
    });
  window.addEventListener('pageshow', () => {
    for (const form of forms) rest(form, false);
  });
})();

// Asking for another code is offered once it is possible; the button rests until its countdown is over.
(() => {
  for (const form of document.querySelectorAll('form[data-rests]')) {
    const countdown = form.querySelector('[data-countdown]');
    const button = form.querySelector('button[type="submit"]');
    if (!countdown || !button) continue;
    button.disabled = true;
    form.addEventListener('countdown:over', () => {
      button.disabled = false;
      countdown.closest('[data-until]').remove();
    });
  }
})();
