// Ctrl+K: go, find. A combobox over what /shell/find answers; what was typed in full comes first.
const dialog = document.getElementById('palette');
const input = dialog?.querySelector('input');
const list = dialog?.querySelector('.list');
let opener = null;
let asked = 0;
let timer = 0;

const options = () => [...list.querySelectorAll('[role=option]')];

const select = option => {
  for (const other of options()) other.setAttribute('aria-selected', String(other === option));
  if (option) {
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  } else input.removeAttribute('aria-activedescendant');
};

const ask = async () => {
  const mine = ++asked;
  const answer = await fetch(`${document.body.dataset.palette}?q=${encodeURIComponent(input.value)}`, { headers: { 'HX-Request': 'true' } });
  if (mine !== asked) return;
  if (!answer.ok) {
    if (answer.status === 401) location.reload();
    return;
  }
  list.innerHTML = await answer.text();
  select(options()[0]);
};

export const openPalette = () => {
  if (!dialog || dialog.open) return;
  opener = document.activeElement;
  dialog.showModal();
  input.select();
  ask();
};

input?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(ask, 120);
});
input?.addEventListener('keydown', event => {
  const all = options();
  const at = all.findIndex(o => o.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    select(all[(at + (event.key === 'ArrowDown' ? 1 : all.length - 1)) % all.length]);
  } else if (event.key === 'Enter') {
    event.preventDefault();
    all[at]?.querySelector('a')?.click();
  }
});
dialog?.addEventListener('close', () => opener?.focus());
dialog?.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
document.addEventListener('click', event => {
  if (!event.target.closest('[data-find]')) return;
  event.preventDefault();
  openPalette();
});
