/**
 * What every page does besides being read: the print button works, and the search box starts to
 * suggest once it takes focus, as does the form to help whoever writes a message. All of it is small; the page does its job without it.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

/** Loads a script that the page names. What does not load is gone without: the page does its job. */
export const load = (address: string) => import(/* @vite-ignore */ address).catch(() => undefined);

const form = document.querySelector<HTMLFormElement>('form[data-script]');
form?.addEventListener('focusin', () => void load(form.dataset['script']!), { once: true });

const input = document.querySelector<HTMLInputElement>('#query');
if (input) {
  // What it is to a screen reader stays the same from the start; loading belongs to the moment when somebody wants to ask.
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', 'query-suggestions');
  // The search page has it already.
  const begin = () => input.dataset['suggest'] && load(input.dataset['suggest']);
  if (document.activeElement === input) begin();
  else input.addEventListener('focus', begin, { once: true });
}

// The other languages of a page answer the same question.
for (const link of document.querySelectorAll<HTMLAnchorElement>('header a[hreflang]'))
  link.onclick = link.onpointerdown = () => void (link.search = location.search);
