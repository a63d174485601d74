// Single keys. Each has a visible control; they can be turned off; they never act while somebody types.
import { typing, say, word } from './words.js';
import { openPalette } from './palette.js';

const SWITCH = 'keys-off';
const on = () => localStorage.getItem(SWITCH) !== 'yes';

const places = { i: '/work', t: '/settlements', d: '/ledger', f: '/accounting', r: '/reference', y: '/permissions' };
let waiting = 0;

const rows = () => [...document.querySelectorAll('main table.bo-t tbody tr')].filter(r => r.querySelector('a[data-row], th a, td a'));
const current = () => document.querySelector('main table.bo-t tr.cursor');

const move = step => {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, at + step))] ?? all[0];
  current()?.classList.remove('cursor');
  next.classList.add('cursor');
  next.querySelector('a[data-row], th a, td a').focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
};

const press = selector => {
  const control = document.querySelector(selector);
  control?.click();
  return !!control;
};

// The physical i key of a Turkish keyboard gives ı: both mean the same place.
const letter = event => (event.key === 'ı' || event.key === 'İ' ? 'i' : event.key);

document.addEventListener('keydown', event => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.ctrlKey && event.key === 'Enter') {
    const form = event.target.closest?.('main form') ?? document.querySelector('main form.bo-form');
    if (form) form.requestSubmit(form.querySelector('.btn.primary') ?? undefined);
    return;
  }
  if (!on() || typing(event) || document.querySelector('dialog[open]')) return;

  const key = letter(event);
  if (waiting && Date.now() - waiting < 1000) {
    waiting = 0;
    if (places[key]) location.assign(places[key]);
    return;
  }
  waiting = 0;
  const done = () => event.preventDefault();
  switch (key) {
    case 'g': waiting = Date.now(); break;
    case 'j': move(1); done(); break;
    case 'k': move(-1); done(); break;
    case 'o': current()?.querySelector('a[data-row], th a, td a')?.click(); break;
    case 'x': current()?.querySelector('.chk input')?.click(); break;
    case '/': { const box = document.querySelector('.bo-query input:not([type=hidden])'); if (box) { box.focus(); done(); } break; }
    case '?': openKeys(); done(); break;
    case '[': press('[data-key="["]'); break;
    case ']': press('[data-key="]"]'); break;
    default:
      // Any control of the page may carry its own key: <a data-key="c">.
      if (/^[a-z0-9]$/.test(key) && press(`main [data-key="${key}"]`)) done();
  }
});

const openKeys = () => {
  const dialog = document.getElementById('keys');
  if (!dialog) return;
  const box = dialog.querySelector('[data-keys-switch]');
  box.checked = on();
  dialog.showModal();
};

document.addEventListener('click', event => {
  if (event.target.closest('[data-keys]')) {
    event.preventDefault();
    openKeys();
  }
});
document.querySelector('[data-keys-switch]')?.addEventListener('change', event => {
  if (event.target.checked) localStorage.removeItem(SWITCH);
  else localStorage.setItem(SWITCH, 'yes');
  say(word(event.target.checked ? 'keysOn' : 'keysOff'));
});
