// Cut-off clocks count down by the server's time, amber in the last hour, locked when closed.
import { word } from './words.js';

const two = n => String(n).padStart(2, '0');

const tick = () => {
  for (const clock of document.querySelectorAll('[data-until]')) {
    // The difference to the server's clock is measured once, when the part arrives.
    if (clock.skew === undefined) clock.skew = clock.dataset.now ? Date.now() - Date.parse(clock.dataset.now) : 0;
    const left = Math.floor((Date.parse(clock.dataset.until) - (Date.now() - clock.skew)) / 1000);
    const box = clock.closest('.bo-clock, .cnt');
    if (left <= 0) {
      clock.textContent = word('closed');
      clock.removeAttribute('data-until');
      box?.classList.remove('soon', 'fg-warn');
      const use = box?.querySelector('use');
      if (use) use.setAttribute('href', use.getAttribute('href').replace(/#.*/, '#i-lock'));
      continue;
    }
    clock.textContent = `${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
    if (box?.matches('.bo-clock')) box.classList.toggle('soon', left < 3600);
    else box?.classList.toggle('fg-warn', left < 3600);
  }
};

tick();
setInterval(tick, 1000);
