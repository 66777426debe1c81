import type { CatalogueEntry } from './files.ts';
import { facets, isNarrowed, wantedIn, wordFields } from './search.ts';
import { show, type PageWords } from './show.ts';

/**
 * The search page of the catalogue in the browser: answers the search in the address over the site's own files, unless our
 * server has. A search is a page of its own with its own address, so forms and links need no script. The page holds the words.
 */
void start();

async function start() {
  const found = document.querySelector<HTMLElement>('#found');
  const status = found?.querySelector<HTMLElement>('[role=status]');
  const records = found?.querySelector<HTMLElement>('[data-records]');
  const form = document.querySelector<HTMLFormElement>('form[data-catalogue]');
  if (!found || !status || !records || !form || found.dataset['state'] === 'ready') return;
  const entry = JSON.parse(found.dataset['entry'] ?? '{}') as CatalogueEntry;
  const words = JSON.parse(found.dataset['words'] ?? '{}') as PageWords;
  const wanted = wantedIn(new URLSearchParams(location.search));
  for (const name of [...wordFields, ...facets, 'from', 'to', 'sort'] as const) {
    const field = form.elements.namedItem(name);
    const value = wanted[name];
    if (value !== undefined && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement))
      field.value = String(value);
  }
  const more = form.querySelector('details');
  if (more && isNarrowed(wanted)) more.open = true;
  const say = (state: string, text: string) => {
    found.dataset['state'] = state;
    status.textContent = text;
  };
  say('waiting', words.waiting);
  const load = async (name: string): Promise<unknown> => {
    const response = await fetch(entry.base + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  try {
    const { summary, html } = await show(wanted, entry, words, document.documentElement.lang, once(load));
    records.innerHTML = html;
    say('ready', summary);
  } catch {
    say('failed', words.failed);
  }
}

/** Loads each file once. */
function once(load: (name: string) => Promise<unknown>) {
  const loaded = new Map<string, Promise<unknown>>();
  return (name: string) => {
    const file = loaded.get(name) ?? load(name);
    loaded.set(name, file);
    return file;
  };
}
