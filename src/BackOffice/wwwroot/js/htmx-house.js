// htmx as the house uses it: answers of 422 are shown, lost connections are said, focus never falls to the body.
import { word, say } from './words.js';

document.body.addEventListener('htmx:beforeSwap', event => {
  // A refused form comes back as 422 with what was typed and why: that is an answer, not an error.
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

let focused = null;
document.body.addEventListener('htmx:beforeRequest', () => {
  const active = document.activeElement;
  focused = active && active.id ? active.id : null;
});

document.body.addEventListener('htmx:afterSettle', event => {
  const target = event.detail.target;
  const wanted = target.querySelector?.('[data-focus], .bo-errs');
  if (wanted) wanted.focus();
  else if (document.activeElement === document.body && focused) document.getElementById(focused)?.focus();
  const told = target.querySelector?.('[data-say]');
  if (told) say(told.dataset.say);
});

const failed = (event, text) => {
  const target = event.detail.elt;
  // A part that is only asked in passing (the clock) keeps what it shows.
  if (target.matches('.bo-shellslot')) return;
  let note = document.getElementById('offline');
  if (!note) {
    note = document.createElement('div');
    note.id = 'offline';
    note.className = 'bo-note warn bo-offline';
    note.setAttribute('role', 'alert');
    document.getElementById('main')?.append(note);
  }
  note.replaceChildren(document.createElement('span'), document.createTextNode(text));
};
document.body.addEventListener('htmx:sendError', event => failed(event, word('offline')));
document.body.addEventListener('htmx:responseError', event => failed(event, event.detail.xhr.status === 401 ? word('expired') : word('failed')));
document.body.addEventListener('htmx:afterRequest', event => { if (event.detail.successful) document.getElementById('offline')?.remove(); });
