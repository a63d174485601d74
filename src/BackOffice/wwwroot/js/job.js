// Follows a running job. The stream ends by itself now and then; the browser comes back from where it was. A hidden page does not listen.
for (const part of document.querySelectorAll('[data-job]')) {
  let source = null;

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(part.dataset.job);
    source.addEventListener('progress', event => { part.innerHTML = event.data; });
    source.addEventListener('end', () => {
      source.close();
      source = null;
      // The result, its links and its next step belong to the page, not to the bar.
      location.reload();
    });
  };
  const stop = () => {
    source?.close();
    source = null;
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
  addEventListener('pagehide', stop);
  listen();
}
