// The entry: what every page needs at once, and the rest when the page has what it serves.
import './frame.js';
import './htmx-house.js';
import './clocks.js';
import './shortcuts.js';

const when = (selector, load) => { if (document.querySelector(selector)) load(); };

when('.bo-t .chk', () => import('./selection.js'));
when('[data-journal]', () => import('./journal.js'));
when('[data-job]', () => import('./job.js'));
when('[data-lookup]', () => import('./lookup.js'));
when('[data-tree]', () => import('./tree.js'));
when('[data-documents]', () => import('./documents.js'));
