/**
 * On the page that tells what became of a message: a link may carry reference and secret word behind its `#`, which no browser
 * sends to a server and no log holds. They are taken out of the address at once and sent by the form.
 */
const form = document.querySelector<HTMLFormElement>('form[data-status]');

function look() {
  const [, reference, secret] = /^#([\w-]{1,40})\.([\w-]{1,80})$/.exec(location.hash) ?? [];
  if (!form || !reference || !secret) return;
  history.replaceState(null, '', location.pathname + location.search);
  for (const [name, value] of Object.entries({ reference, secret }))
    form.querySelector<HTMLInputElement>(`[name=${name}]`)!.value = value;
  form.requestSubmit();
}

look();
addEventListener('hashchange', look);
export {};
