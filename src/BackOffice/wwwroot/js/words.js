// The few words that scripts speak come from the page, in its language.
const words = JSON.parse(document.body.dataset.words || '{}');

export const word = (key, ...args) => args.reduce((text, arg, i) => text.replace(`{${i}}`, arg), words[key] ?? key);

/** Tells it to those who listen instead of looking. */
export const say = text => {
  const live = document.getElementById('live');
  if (live) live.textContent = text;
};

export const turkish = document.documentElement.lang === 'tr';

/** True while the key belongs to what is being typed. */
export const typing = event => event.isComposing || event.ctrlKey || event.metaKey || event.altKey
  || !!event.target.closest?.('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
