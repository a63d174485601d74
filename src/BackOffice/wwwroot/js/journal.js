// The journal grid by keyboard: Enter goes down and adds a line, Ctrl+D repeats the line above, = in an amount closes the difference,
// a block copied from a spreadsheet fills the lines. Sums follow while typing; what counts is what the server adds up.
import { word, turkish, say } from './words.js';

const grid = document.querySelector('[data-journal]');
const body = grid.querySelector('tbody');
const template = document.getElementById(grid.dataset.journal);

const separator = turkish ? ',' : '.';
const group = turkish ? '.' : ',';
const shape = turkish ? /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/ : /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;

// Amounts as whole numbers of the smallest digit: sums of tenths must not drift.
const SCALE = 8;
const parse = text => {
  const typed = text.trim();
  if (!typed || !shape.test(typed)) return null;
  const [whole, part = ''] = typed.replaceAll(group, '').split(separator);
  const digits = BigInt(whole.replace('-', '') + part.padEnd(SCALE, '0').slice(0, SCALE));
  return typed.startsWith('-') ? -digits : digits;
};
const format = value => {
  const text = String(value < 0n ? -value : value).padStart(SCALE + 1, '0');
  const whole = text.slice(0, -SCALE).replace(/\B(?=(\d{3})+$)/g, group);
  const part = text.slice(-SCALE).replace(/0+$/, '').padEnd(2, '0');
  return `${value < 0n ? '-' : ''}${whole}${separator}${part}`;
};

const lines = () => [...body.querySelectorAll('tr')];
const cell = (row, name) => row.querySelector(`[data-cell="${name}"]`);
const cells = row => [...row.querySelectorAll('input:not([type=hidden]), select')];

const sum = (name, except) => lines().reduce((total, row) => {
  const input = cell(row, name);
  if (!input || input === except) return total;
  const amount = parse(input.value);
  const rate = parse(cell(row, 'rate')?.value ?? '') ?? 100000000n;
  return amount === null ? total : total + (amount * rate) / 100000000n;
}, 0n);

const totals = () => {
  const [debit, credit] = [sum('debit'), sum('credit')];
  const difference = debit - credit;
  const set = (name, text) => { const box = grid.querySelector(`[data-total="${name}"]`); if (box) box.textContent = text; };
  set('debit', format(debit));
  set('credit', format(credit));
  const state = grid.querySelector('[data-total="difference"]');
  if (state) {
    // Nothing typed is not yet balanced.
    state.textContent = difference !== 0n ? word('difference', format(difference)) : debit === 0n ? '' : word('balanced');
    state.classList.toggle('fg-ok', difference === 0n && debit !== 0n);
    state.classList.toggle('fg-bad', difference !== 0n);
  }
};

/** Names and ids count from zero without a gap: that is how the server reads a list. */
const number = () => lines().forEach((row, i) => {
  for (const element of row.querySelectorAll('[name], [id], [for], [aria-label], [aria-describedby]')) {
    for (const attribute of ['name', 'id', 'for', 'aria-describedby']) {
      const value = element.getAttribute(attribute);
      if (value) element.setAttribute(attribute, value.replace(/\[\d+\]|\[__index__\]/, `[${i}]`).replace(/_\d+__|___index____/, `_${i}__`));
    }
    const label = element.getAttribute('aria-label');
    if (label) element.setAttribute('aria-label', label.replace(/\d+/, String(i + 1)));
  }
  const count = row.querySelector('[data-line]');
  if (count) count.textContent = String(i + 1);
});

const add = () => {
  body.append(template.content.cloneNode(true));
  number();
  return lines().at(-1);
};

grid.addEventListener('input', totals);
grid.addEventListener('change', totals);

/** Under an account stands what it is called, as far as it was chosen and not only typed. */
const said = (row, text) => { const note = row?.querySelector('[data-said]'); if (note) note.textContent = text ?? ''; };
grid.addEventListener('change', event => {
  if (event.target.dataset.cell !== 'account') return;
  said(event.target.closest('tr'), event.target.dataset.note);
  delete event.target.dataset.note;
});

// The button that adds a line may stand outside the table.
(grid.closest('form') ?? grid).addEventListener('click', event => {
  if (event.target.closest('[data-add]')) cells(add())[0]?.focus();
  const remove = event.target.closest('[data-remove]');
  if (remove && lines().length > 1) {
    const row = remove.closest('tr');
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    number();
    totals();
    cells(next)[0]?.focus();
  }
});

body.addEventListener('keydown', event => {
  const input = event.target;
  const row = input.closest('tr');
  const at = cells(row).indexOf(input);
  if (event.key === 'Enter' && !event.ctrlKey && input.getAttribute('aria-expanded') !== 'true') {
    event.preventDefault();
    const next = row.nextElementSibling ?? add();
    cells(next)[Math.max(0, at)]?.focus();
  } else if (event.key === 'ArrowDown' && input.getAttribute('aria-expanded') !== 'true' && input.tagName !== 'SELECT' && row.nextElementSibling) {
    event.preventDefault();
    cells(row.nextElementSibling)[at]?.focus();
  } else if (event.key === 'ArrowUp' && input.getAttribute('aria-expanded') !== 'true' && input.tagName !== 'SELECT' && row.previousElementSibling) {
    event.preventDefault();
    cells(row.previousElementSibling)[at]?.focus();
  } else if (event.ctrlKey && event.key.toLowerCase() === 'd' && row.previousElementSibling) {
    event.preventDefault();
    cells(row.previousElementSibling).forEach((above, i) => { const own = cells(row)[i]; if (own && !own.value) own.value = above.value; });
    if (cell(row, 'account')?.value === cell(row.previousElementSibling, 'account')?.value)
      said(row, row.previousElementSibling.querySelector('[data-said]')?.textContent);
    totals();
  } else if (event.key === '=' && ['debit', 'credit'].includes(input.dataset.cell)) {
    event.preventDefault();
    const side = input.dataset.cell;
    const other = side === 'debit' ? 'credit' : 'debit';
    const missing = sum(other) - sum(side, input);
    if (missing > 0n) {
      input.value = format(missing);
      const opposite = cell(row, other);
      if (opposite) opposite.value = '';
    }
    totals();
    say(grid.querySelector('[data-total="difference"]')?.textContent ?? '');
  }
});

body.addEventListener('paste', event => {
  const text = event.clipboardData.getData('text/plain');
  if (!text.includes('\t') && !text.trim().includes('\n')) return;
  event.preventDefault();
  let row = event.target.closest('tr');
  const from = cells(row).indexOf(event.target);
  for (const line of text.replace(/\r/g, '').replace(/\n$/, '').split('\n')) {
    row ??= add();
    line.split('\t').forEach((value, i) => { const input = cells(row)[from + i]; if (input) input.value = value.trim(); });
    row = row.nextElementSibling;
  }
  totals();
});

number();
totals();
