/**
 * The search page in the browser: asks Pagefind for the question in the address and shows what it
 * finds. `#results` says in `data-state` how far it is: static (no script), waiting, ready, failed.
 */
interface Found {
  url: string;
  excerpt: string;
  meta: { title?: string };
}
interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<Found> }[] }>;
}
interface Words {
  waiting: string;
  found: Record<string, string>;
  none: string;
  noneAdvice: string;
  failed: string;
  empty: string;
  more: string;
}

const pageSize = 10;

let loading: Promise<Pagefind> | undefined;
start();

function start() {
  const results = document.querySelector<HTMLElement>('#results');
  const status = results?.querySelector<HTMLElement>('[role=status]');
  const list = results?.querySelector('ol');
  const more = results?.querySelector('button');
  const fallback = results?.querySelector<HTMLElement>('[data-fallback]');
  const input = document.querySelector<HTMLInputElement>('input[name=q]');
  if (!results || !status || !list || !more || !fallback || !input) return;
  const words = JSON.parse(results.dataset['words'] ?? '{}') as Words;
  const { lang } = document.documentElement;
  let latest = 0;

  const say = (state: string, text: string) => {
    results.dataset['state'] = state;
    status.textContent = text;
  };

  const show = async (query: string) => {
    const turn = ++latest;
    input.value = query;
    if (query.trim() === '') {
      list.replaceChildren();
      more.hidden = true;
      fallback.hidden = false;
      return say('ready', words.empty);
    }
    document.title = `${query} – ${document.title.split(' – ').slice(-2).join(' – ')}`;
    say('waiting', words.waiting);
    try {
      const pagefind = await load();
      const { results: found } = await pagefind.search(query);
      const first = await Promise.all(found.slice(0, pageSize).map((result) => result.data()));
      if (turn !== latest) return;
      list.replaceChildren(...first.map(entry));
      fallback.hidden = found.length > 0;
      let shown = first.length;
      more.hidden = shown >= found.length;
      more.onclick = async () => {
        const next = await Promise.all(found.slice(shown, shown + pageSize).map((result) => result.data()));
        const entries = next.map(entry);
        list.append(...entries);
        shown += next.length;
        more.hidden = shown >= found.length;
        entries[0]?.querySelector('a')?.focus();
      };
      const count = found.length;
      const form = words.found[new Intl.PluralRules(lang).select(count)] ?? words.found['other'] ?? '';
      const text = count > 0 ? form : `${words.none}. ${words.noneAdvice}`;
      say(
        'ready',
        text.replace('{count}', new Intl.NumberFormat(lang).format(count)).replace('{query}', () => query),
      );
    } catch {
      if (turn !== latest) return;
      list.replaceChildren();
      fallback.hidden = false;
      say('failed', words.failed);
    }
  };

  document.querySelector('form[role=search]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = input.value;
    history.pushState(null, '', `?q=${encodeURIComponent(query)}`);
    void show(query);
  });
  const fromAddress = () => void show(new URLSearchParams(location.search).get('q') ?? '');
  addEventListener('popstate', fromAddress);
  fromAddress();
}

/** Loads Pagefind once; a failure is forgotten, so that the next question tries again. */
function load(): Promise<Pagefind> {
  loading ??= import(/* @vite-ignore */ new URL('/pagefind/pagefind.js', location.href).href)
    .then(async (pagefind: Pagefind) => {
      await pagefind.init();
      // `init()` resolves before the index is there; an empty search waits for it.
      await pagefind.search('');
      return pagefind;
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}

function entry({ url, excerpt, meta }: Found): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  link.className = 'text-lg font-bold';
  const passage = document.createElement('p');
  passage.className = 'text-muted max-w-[66ch]';
  passage.append(...marked(excerpt));
  item.append(link, passage);
  return item;
}

/** Pagefind's excerpt is escaped text with `<mark>`; it becomes nodes, never markup. */
function marked(excerpt: string): Node[] {
  const excerptDocument = new DOMParser().parseFromString(excerpt, 'text/html');
  return [...excerptDocument.body.childNodes].map((node) => {
    if (node.nodeName !== 'MARK') return document.createTextNode(node.textContent ?? '');
    const mark = document.createElement('mark');
    mark.textContent = node.textContent;
    return mark;
  });
}

export {};
