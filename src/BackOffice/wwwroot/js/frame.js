// The frame: menus that close, the rail on a narrow screen, the theme without a reload, what was typed kept over a change of language.
document.addEventListener('click', event => {
  for (const menu of document.querySelectorAll('details.bo-menu[open]'))
    if (!menu.contains(event.target)) menu.open = false;

  const toggle = event.target.closest('[data-toggle]');
  if (toggle) {
    const part = document.getElementById(toggle.dataset.toggle);
    part.hidden = !part.hidden;
    toggle.setAttribute('aria-expanded', String(!part.hidden));
    if (!part.hidden) part.querySelector('input, select')?.focus();
  }

  const opener = event.target.closest('[data-rail]');
  const rail = document.getElementById('rail');
  if (opener && rail) {
    const open = rail.classList.toggle('open');
    opener.setAttribute('aria-expanded', String(open));
    if (open) rail.querySelector('a')?.focus();
  } else if (rail?.classList.contains('open') && !rail.contains(event.target)) closeRail();
});

const closeRail = () => {
  document.getElementById('rail')?.classList.remove('open');
  document.querySelector('[data-rail]')?.setAttribute('aria-expanded', 'false');
};

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details.bo-menu[open]');
  if (menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  } else if (document.getElementById('rail')?.classList.contains('open')) {
    closeRail();
    document.querySelector('[data-rail]')?.focus();
  }
});

for (const form of document.querySelectorAll('[data-theme-form]')) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const theme = event.submitter?.value ?? 'system';
    if (theme === 'system') document.documentElement.removeAttribute('data-bs-theme');
    else document.documentElement.setAttribute('data-bs-theme', theme);
    for (const button of document.querySelectorAll('[data-theme-form] button')) button.setAttribute('aria-pressed', String(button.value === theme));
    const body = new FormData(form);
    body.set('theme', theme);
    fetch(form.action, { method: 'POST', body, headers: { 'HX-Request': 'true' } });
    form.closest('details')?.removeAttribute('open');
  });
}

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) print();
});

// How close rows stand is this screen's choice: kept in the browser, seen at once, and sent along for the next page.
document.addEventListener('click', event => {
  const chosen = event.target.closest('[data-density]:not(html)')?.dataset.density;
  if (!chosen) return;
  document.cookie = `density=${chosen};path=/;max-age=31536000;samesite=lax`;
  document.documentElement.dataset.density = chosen;
  for (const button of document.querySelectorAll('button[data-density]')) button.setAttribute('aria-pressed', String(button.dataset.density === chosen));
});

// A change of language reloads the page; what stands in its form comes back afterwards.
const kept = `kept:${location.pathname}`;
const fields = () => [...document.querySelectorAll('main form[method=post] [name]')]
  .filter(f => !f.name.startsWith('__') && !['hidden', 'password', 'file'].includes(f.type));

for (const form of document.querySelectorAll('form[data-keep]')) {
  form.addEventListener('submit', () => {
    const values = fields().map(f => [f.name, f.type === 'checkbox' || f.type === 'radio' ? f.checked : f.value]);
    if (values.length) sessionStorage.setItem(kept, JSON.stringify(values));
  });
}

const stored = sessionStorage.getItem(kept);
if (stored) {
  sessionStorage.removeItem(kept);
  const values = JSON.parse(stored);
  fields().forEach((f, i) => {
    if (values[i]?.[0] !== f.name) return;
    if (typeof values[i][1] === 'boolean') f.checked = values[i][1];
    else f.value = values[i][1];
  });
}

// A form is sent once: the second press of the button does nothing, and the button says that it is at work.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post' || form.closest('.bo-top')) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  event.submitter?.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(f => {
  delete f.dataset.sent;
  f.querySelectorAll('[aria-busy]').forEach(b => b.removeAttribute('aria-busy'));
}));
document.body.addEventListener('htmx:afterRequest', event => {
  const form = event.target.closest?.('form');
  if (!form) return;
  delete form.dataset.sent;
  form.querySelectorAll('[aria-busy]').forEach(b => b.removeAttribute('aria-busy'));
});

// The summary of what is wrong takes the focus, once the page stands.
document.querySelector('.bo-errs')?.focus();
