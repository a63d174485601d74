// A tree in a table (trial balance): branches fold, arrows open and close, Enter opens the account. Without script every row stands open.
for (const table of document.querySelectorAll('[data-tree]')) {
  const rows = [...table.querySelectorAll('tbody tr[data-level]')];
  const level = row => Number(row.dataset.level);
  const twist = row => row.querySelector('.tw');

  const draw = () => {
    let hiddenBelow = Infinity;
    for (const row of rows) {
      if (level(row) <= hiddenBelow) hiddenBelow = Infinity;
      row.hidden = level(row) > hiddenBelow;
      if (!row.hidden && twist(row)?.getAttribute('aria-expanded') === 'false') hiddenBelow = level(row);
    }
  };
  const fold = (row, open) => {
    const button = twist(row);
    if (!button || button.getAttribute('aria-expanded') === String(open)) return;
    button.setAttribute('aria-expanded', String(open));
    const use = button.querySelector('use');
    use?.setAttribute('href', use.getAttribute('href').replace(/#.*/, open ? '#i-chevron-down' : '#i-chevron-right'));
    draw();
  };

  table.addEventListener('click', event => {
    const button = event.target.closest('.tw');
    if (button) fold(button.closest('tr'), button.getAttribute('aria-expanded') !== 'true');
  });
  table.addEventListener('keydown', event => {
    const row = event.target.closest('tr');
    if (!row || !['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    event.preventDefault();
    fold(row, event.key === 'ArrowRight');
  });
  draw();
}
