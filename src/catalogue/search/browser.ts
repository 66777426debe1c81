import { stemmerOf } from '../../ask/browser/stem.ts';
import { base } from '../../site/browser.ts';
import { once } from './once.ts';
import type { Manifest } from './shards.ts';
import { show, type PageWords, type Shown } from './show.ts';
import { facets, isNarrowed, readQuery, wordFields } from './query.ts';

/**
 * The search page of the catalogue in the browser: answers the query in the address from the shards of the index, unless our
 * server has. Each query has an address of its own, so forms and links need no script. The page holds the words.
 */
void start();

async function start() {
  const found = document.querySelector<HTMLElement>('#found');
  const status = found?.querySelector<HTMLElement>('[role=status]');
  const records = found?.querySelector<HTMLElement>('[data-records]');
  const form = document.querySelector<HTMLFormElement>('form[data-catalogue]');
  if (!found || !status || !records || !form || found.dataset['state'] === 'ready') return;
  const manifest = JSON.parse(found.dataset['entry'] ?? '{}') as Manifest;
  const words = { ...JSON.parse(found.dataset['words'] ?? '{}'), base } as PageWords;
  const query = readQuery(new URLSearchParams(location.search));
  for (const name of [...wordFields, ...facets, 'from', 'to', 'sort'] as const) {
    const field = form.elements.namedItem(name);
    const value = query[name];
    if (value !== undefined && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement))
      field.value = String(value);
  }
  const more = form.querySelector('details');
  if (more && isNarrowed(query)) more.open = true;
  const say = (state: string, text: string) => {
    found.dataset['state'] = state;
    // Said once, not twice, to a screen reader.
    if (status.textContent !== text) status.textContent = text;
  };
  say('waiting', words.waiting);
  const load = async (name: string): Promise<unknown> => {
    const response = await fetch(manifest.base + name);
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.json();
  };
  try {
    const early = ({ summary, html }: Shown) => {
      // A script that was slower than the network has shown everything already.
      if (found.dataset['state'] !== 'waiting') return;
      records.innerHTML = html;
      say('first', summary);
    };
    const { summary, html } = await show(
      query,
      manifest,
      words,
      document.documentElement.lang,
      Object.assign(once(load), { stemmer: stemmerOf }),
      early,
    );
    extend(records, html);
    say('ready', summary);
  } catch {
    say('failed', words.failed);
  }
}

/** Adds to the results what they do not show yet; what stands there stays, and so does the focus in it. */
function extend(records: HTMLElement, html: string) {
  const whole = document.createElement('template');
  whole.innerHTML = html;
  const [list, longer] = [records, whole.content].map((part) => part.querySelector('ol'));
  if (!list || !longer) return void (records.innerHTML = html);
  list.append(...[...longer.children].slice(list.childElementCount));
  const narrow = whole.content.querySelector('[aria-labelledby=narrow]');
  if (narrow) list.parentElement!.after(narrow);
}
