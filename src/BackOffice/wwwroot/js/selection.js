// Ticking rows: the bar below appears, says how many, and posts what is ticked. Shift ticks a range.
import { word, say } from './words.js';

let last = null;

const boxes = sheet => [...sheet.querySelectorAll('tbody .chk input')];

const show = sheet => {
  const all = boxes(sheet);
  const ticked = all.filter(b => b.checked);
  for (const box of all) box.closest('tr').toggleAttribute('aria-selected', box.checked);
  for (const row of sheet.querySelectorAll('tr[aria-selected]')) row.setAttribute('aria-selected', 'true');
  const head = sheet.querySelector('[data-all]');
  if (head) {
    head.checked = ticked.length > 0 && ticked.length === all.length;
    head.indeterminate = ticked.length > 0 && ticked.length < all.length;
  }
  const bar = sheet.querySelector('.bo-bulk');
  if (!bar) return;
  bar.hidden = ticked.length === 0;
  const text = word('selected', ticked.length);
  bar.querySelector('[data-count]').textContent = text;
  if (ticked.length) say(text);
};

document.addEventListener('change', event => {
  const sheet = event.target.closest('.bo-sheet');
  if (!sheet) return;
  if (event.target.matches('[data-all]')) boxes(sheet).forEach(b => { b.checked = event.target.checked; });
  else if (!event.target.matches('.chk input')) return;
  show(sheet);
});

document.addEventListener('click', event => {
  const sheet = event.target.closest('.bo-sheet');
  if (!sheet) return;
  if (event.target.closest('[data-unselect]')) {
    boxes(sheet).forEach(b => { b.checked = false; });
    show(sheet);
    return;
  }
  if (!event.target.matches('tbody .chk input')) return;
  const all = boxes(sheet);
  if (event.shiftKey && last && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(event.target)].sort((a, b) => a - b);
    all.slice(from, to + 1).forEach(b => { b.checked = event.target.checked; });
    show(sheet);
  }
  last = event.target;
});

addEventListener('pageshow', () => document.querySelectorAll('.bo-sheet').forEach(show));
