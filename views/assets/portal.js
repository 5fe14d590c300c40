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

// Files: each goes to data-upload-url as soon as it is dropped or chosen; the server answers with its row.
(() => {
  const token = () => document.querySelector('meta[name="csrf-token"]')?.content ?? '';
  const refusal = (request) => {
    try {
      return JSON.parse(request.responseText).detail;
    } catch {
      return undefined;
    }
  };

  const rowOf = (file) => {
    const row = document.createElement('li');
    row.className = 'file';
    const name = document.createElement('span');
    name.className = 'file-name';
    name.textContent = file.name;
    const progress = document.createElement('progress');
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute('aria-label', `Sending ${file.name}`);
    row.append(document.createElement('span'), name, document.createElement('span'), progress);
    return { row, progress };
  };

  const fail = (row, progress, text) => {
    const error = document.createElement('p');
    error.className = 'field-error';
    error.textContent = text;
    progress.replaceWith(error);
  };

  const send = (drop, list, file) => {
    const { row, progress } = rowOf(file);
    list.append(row);
    const request = new XMLHttpRequest();
    request.open('POST', drop.dataset.uploadUrl);
    request.setRequestHeader('x-csrf-token', token());
    request.setRequestHeader('accept', 'text/html, application/problem+json;q=0.9');
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    });
    request.addEventListener('load', () => {
      const isRow =
        request.status < 300 && request.getResponseHeader('content-type')?.startsWith('text/html');
      if (!isRow) {
        fail(row, progress, refusal(request) ?? 'This file was not taken. Try again, or another one.');
        return;
      }
      const template = document.createElement('template');
      template.innerHTML = request.responseText;
      row.replaceWith(template.content);
      window.htmx?.process(list);
    });
    request.addEventListener('error', () => fail(row, progress, 'No connection. Try again.'));
    const body = new FormData();
    body.append(drop.dataset.field, file);
    request.send(body);
  };

  for (const drop of document.querySelectorAll('[data-file-drop][data-upload-url]')) {
    const list = drop.querySelector('[data-file-list]');
    const input = drop.querySelector('input[type="file"]');
    const sendAll = (files) => {
      for (const file of files) send(drop, list, file);
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
  }
})();
