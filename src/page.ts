import './catalogue/card.ts';

/**
 * What every page does besides being read: the print button works, and the search box starts to
 * suggest once it takes focus. All of it is small; the page does its job without it.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

const input = document.querySelector<HTMLInputElement>('#query');
if (input) {
  // What it is to a screen reader stays the same from the start; loading belongs to the moment when somebody wants to ask.
  input.role = 'combobox';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', 'query-suggestions');
  const load = () => {
    // The search page has it already.
    if (!input.dataset['suggest']) return;
    const script = document.createElement('script');
    script.type = 'module';
    script.src = input.dataset['suggest'];
    document.head.append(script);
  };
  if (document.activeElement === input) load();
  else input.addEventListener('focus', load, { once: true });
}
