// Countdowns run every second, relative times every half minute. The server's texts stay until the first tick.
(() => {
  const MINUTE = 60_000;
  const HOUR = 60 * MINUTE;
  const DAY = 24 * HOUR;
  const two = (part) => String(part).padStart(2, '0');
  const duration = (ms) => {
    if (ms < HOUR) return `${Math.max(1, Math.floor(ms / MINUTE))} min`;
    if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
    const days = Math.floor(ms / DAY);
    if (days < 60) return days === 1 ? '1 day' : `${days} days`;
    return days < 730 ? `${Math.floor(days / 30)} months` : `${Math.floor(days / 365)} years`;
  };
  const relative = (ms) => {
    if (Math.abs(ms) < MINUTE / 2) return 'just now';
    return ms < 0 ? `${duration(-ms)} ago` : `in ${duration(ms)}`;
  };
  const clock = (ms) => {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };
  // The program's clock may stand elsewhere than this machine's: the page says when it was made.
  const made = Date.parse(document.querySelector('meta[name="now"]')?.content ?? '');
  const offset = Number.isNaN(made) ? 0 : made - Date.now();
  const left = (iso) => Date.parse(iso) - Date.now() - offset;

  const tickSeconds = () => {
    for (const element of document.querySelectorAll('[data-countdown]')) {
      const ms = left(element.dataset.countdown);
      element.textContent = clock(ms);
      const frame = element.closest('.countdown');
      frame?.classList.toggle('is-short', ms > 0 && ms < 2 * MINUTE);
      frame?.classList.toggle('is-over', ms <= 0);
      if (ms <= 0) element.dispatchEvent(new CustomEvent('countdown:over', { bubbles: true }));
    }
  };
  const tickMinutes = () => {
    for (const element of document.querySelectorAll('[data-relative]')) {
      element.textContent = relative(left(element.dataset.relative));
    }
    for (const element of document.querySelectorAll('[data-due]')) {
      const ms = left(element.dataset.due);
      element.textContent = ms < 0 ? `late ${duration(-ms)}` : `due in ${duration(ms)}`;
    }
  };
  setInterval(tickSeconds, 1000);
  setInterval(tickMinutes, 30_000);

  // An undo that is over takes its message away.
  document.addEventListener('countdown:over', (event) => event.target.closest('[data-toast]')?.remove());
})();
