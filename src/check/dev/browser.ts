/*
 * Over a page of `npm run dev`: what the check found, with file and line. It is for editors, who work in English here as in the
 * terminal. Styles stand in a shadow root, so that neither the page nor its policy touches them.
 */
export interface Told {
  wrong: string[];
  worth: string[];
}

const styles = `
  section { position: fixed; inset: 0 0 auto 0; z-index: 1000; max-height: 60vh; overflow: auto; padding: 0.75rem 1rem;
    background: #fff; color: #111; border-block-end: 4px solid #b00020; font: 1rem/1.4 system-ui, sans-serif; direction: ltr; text-align: start; }
  section.worth { border-color: #8a6d00; }
  h2 { margin: 0 0 0.5rem; font-size: 1.1rem; }
  ul { margin: 0 0 0.5rem; padding-inline-start: 1.25rem; }
  li { margin-block: 0.25rem; overflow-wrap: anywhere; }
  details { margin-block: 0.5rem; }
  button { font: inherit; min-height: 2.75rem; padding-inline: 1rem; }
  @media (prefers-color-scheme: dark) { section { background: #111; color: #fff; } }
  @media (forced-colors: active) { section { border-color: CanvasText; } }
`;

/** What somebody has closed comes again only when it says something else. */
let closed = '';

function show({ wrong, worth }: Told): void {
  document.querySelector('pult-mistakes')?.remove();
  const said = JSON.stringify([wrong, worth]);
  if (wrong.length === 0 || said === closed) return;
  const host = document.createElement('pult-mistakes');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
  const section = make('section', '');
  section.lang = 'en';
  section.setAttribute('role', 'alert');
  section.tabIndex = -1;
  section.append(
    make('h2', wrong.length === 1 ? 'One mistake to mend' : `${wrong.length} mistakes to mend`),
    listOf(wrong),
  );
  if (worth.length > 0) {
    const more = document.createElement('details');
    more.append(make('summary', `Worth a look (${worth.length})`), listOf(worth));
    section.append(more);
  }
  const button = make('button', 'Close');
  const close = () => {
    closed = said;
    host.remove();
  };
  button.addEventListener('click', close);
  section.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  section.append(button);
  root.append(section);
  document.body.prepend(host);
}

function make(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

function listOf(lines: string[]): HTMLElement {
  const list = document.createElement('ul');
  list.append(...lines.map((line) => make('li', line)));
  return list;
}

import.meta.hot?.on('pult:mistakes', show);
import.meta.hot?.send('pult:ask');
