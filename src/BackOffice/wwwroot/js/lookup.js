// A field that finds codes: typing asks the server, arrows choose, Enter takes. Without script it is a plain text box for the code.
let serial = 0;

const close = input => {
  input.parentElement.querySelector('[role=listbox]')?.remove();
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
};

const options = input => [...input.parentElement.querySelectorAll('[role=option]')];

const mark = (input, option) => {
  for (const other of options(input)) other.setAttribute('aria-selected', String(other === option));
  if (option) {
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
};

const take = (input, option) => {
  input.value = option.dataset.value;
  input.dataset.note = option.dataset.note ?? '';
  close(input);
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

const show = (input, found) => {
  close(input);
  if (!found.length || document.activeElement !== input) return;
  const list = document.createElement('ul');
  list.setAttribute('role', 'listbox');
  list.id = `found-${++serial}`;
  found.forEach((hit, i) => {
    const option = document.createElement('li');
    option.setAttribute('role', 'option');
    option.id = `${list.id}-${i}`;
    option.dataset.value = hit.value;
    option.dataset.note = hit.label ?? '';
    const code = document.createElement('span');
    code.className = 'code';
    code.lang = 'en';
    code.textContent = hit.value;
    const name = document.createElement('span');
    name.textContent = [hit.label, hit.note].filter(Boolean).join(' · ');
    name.className = 't2';
    option.append(code, name);
    list.append(option);
  });
  input.parentElement.append(list);
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'true');
  mark(input, list.firstElementChild);
};

const wait = new WeakMap();
document.addEventListener('input', event => {
  const input = event.target;
  if (!input.matches?.('[data-lookup]')) return;
  clearTimeout(wait.get(input));
  wait.set(input, setTimeout(async () => {
    const asked = input.value.trim();
    if (!asked) {
      close(input);
      return;
    }
    const separator = input.dataset.lookup.includes('?') ? '&' : '?';
    const answer = await fetch(`${input.dataset.lookup}${separator}q=${encodeURIComponent(asked)}`, { headers: { Accept: 'application/json', 'HX-Request': 'true' } });
    // The page may move on before the answer is read whole.
    const found = answer.ok ? await answer.json().catch(() => null) : null;
    if (found && input.value.trim() === asked) show(input, found);
  }, 150));
});

document.addEventListener('keydown', event => {
  const input = event.target;
  if (!input.matches?.('[data-lookup]') || input.getAttribute('aria-expanded') !== 'true') return;
  const all = options(input);
  const at = all.findIndex(o => o.getAttribute('aria-selected') === 'true');
  switch (event.key) {
    case 'ArrowDown': mark(input, all[(at + 1) % all.length]); event.preventDefault(); break;
    case 'ArrowUp': mark(input, all[(at + all.length - 1) % all.length]); event.preventDefault(); break;
    case 'Enter': take(input, all[at]); event.preventDefault(); event.stopPropagation(); break;
    case 'Tab': if (all[at]) take(input, all[at]); break;
    case 'Escape': close(input); event.stopPropagation(); break;
  }
}, true);

document.addEventListener('pointerdown', event => {
  const option = event.target.closest('.bo-find [role=option]');
  if (option) {
    event.preventDefault();
    take(option.closest('.bo-find').querySelector('input'), option);
  }
});
document.addEventListener('focusout', event => { if (event.target.matches?.('[data-lookup]')) setTimeout(() => close(event.target), 120); });
