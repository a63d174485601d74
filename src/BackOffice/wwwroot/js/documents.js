// Many documents at once: chosen, dropped or pasted, each sent by itself with its own progress, two at a time. Without script the form takes them all.
import { say } from './words.js';

const AT_ONCE = 2;

for (const form of document.querySelectorAll('[data-documents]')) {
  const input = form.querySelector('input[type=file]');
  const list = form.querySelector('[data-files]');
  const drop = form.querySelector('[data-drop]');
  const waiting = [];
  let running = 0;

  const line = file => {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = file.name;
    const bar = document.createElement('progress');
    bar.max = Math.max(file.size, 1);
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    const state = document.createElement('span');
    state.className = 'state t3';
    state.textContent = form.dataset.waits;
    item.append(name, bar, state);
    list.append(item);
    return { item, name, bar, state };
  };

  const end = (part, answer) => {
    part.bar.remove();
    if (answer?.link) {
      const link = document.createElement('a');
      link.href = answer.link;
      link.textContent = answer.reference;
      link.className = 'code u';
      part.name.textContent = answer.name;
      part.state.textContent = answer.given ? `${form.dataset.kept} ${form.dataset.cleaned} ${answer.given} ` : `${form.dataset.kept} `;
      part.state.className = 'state fg-ok';
      part.state.append(link);
      say(`${answer.name}: ${form.dataset.kept} ${answer.reference}`);
    } else {
      part.state.className = 'state fg-bad';
      part.state.textContent = `${form.dataset.refused} ${answer?.message ?? form.dataset.lost}`;
      say(part.state.textContent);
    }
  };

  const next = () => {
    while (running < AT_ONCE && waiting.length) {
      const { file, part } = waiting.shift();
      running++;
      const body = new FormData(form);
      body.delete(input.name);
      body.append(input.name, file, file.name);
      const call = new XMLHttpRequest();
      call.open('POST', form.dataset.documents);
      call.responseType = 'json';
      call.upload.addEventListener('progress', event => {
        if (event.lengthComputable) { part.bar.max = event.total; part.bar.value = event.loaded; }
      });
      call.addEventListener('loadend', () => {
        running--;
        end(part, call.response);
        next();
        if (!running && !waiting.length) delete form.dataset.sent;
      });
      call.send(body);
    }
  };

  const chosen = [];
  const take = files => {
    for (const file of files) chosen.push({ file, part: line(file) });
  };

  input.addEventListener('change', () => {
    take(input.files);
    input.value = '';
  });
  for (const kind of ['dragover', 'dragenter']) document.addEventListener(kind, event => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    drop.classList.add('over');
  });
  document.addEventListener('dragleave', event => { if (!event.relatedTarget) drop.classList.remove('over'); });
  document.addEventListener('drop', event => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer.files);
  });
  document.addEventListener('paste', event => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    take(event.clipboardData.files);
  });
  form.addEventListener('submit', event => {
    if (!chosen.length) return;
    event.preventDefault();
    waiting.push(...chosen.splice(0));
    next();
  });
}
