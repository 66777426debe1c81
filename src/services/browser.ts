import { addressOf, countOf, fits, wantedIn, type Facet, type Values, type Wanted } from './facets.ts';

/**
 * The script of `Directory.astro`: combines filters of several facets in the query of the address, so that a combination can be
 * shared and Back works. Without it each value is a page. On the page of one value only the links change: they lead to
 * combinations.
 */
const directory = document.querySelector<HTMLElement>('[data-directory]');
if (directory) start(directory);

interface DirectoryWords {
  count: Record<string, string>;
  none: string;
  chosen: string;
}

function start(directory: HTMLElement) {
  const base = directory.dataset['directory']!;
  const own = JSON.parse(directory.dataset['wanted']!) as Wanted;
  const words = JSON.parse(directory.dataset['words']!) as DirectoryWords;
  const isWhole = Object.keys(own).length === 0;
  const lang = document.documentElement.lang;
  const number = new Intl.NumberFormat(lang);
  const links = [...directory.querySelectorAll<HTMLAnchorElement>('[data-facet]')].map((link) => ({
    link,
    facet: link.dataset['facet'] as Facet,
    value: link.dataset['value']!,
    name: link.dataset['name']!,
    item: link.closest('li')!,
  }));
  const items = [...directory.querySelectorAll<HTMLElement>('[data-service]')].map((item) => ({
    item,
    values: JSON.parse(item.dataset['service']!) as Values,
  }));
  const all = items.map(({ values }) => values);
  const status = directory.querySelector<HTMLElement>('[role=status]')!;
  const chosen = directory.querySelector<HTMLElement>('[data-chosen]')!;
  const title = document.title;

  const wanted = () =>
    isWhole
      ? wantedIn(new URLSearchParams(location.search), (facet, value) =>
          links.some((one) => one.facet === facet && one.value === value),
        )
      : own;

  function draw() {
    const now = wanted();
    for (const { link, facet, value, item } of links) {
      const isChosen = now[facet] === value;
      link.href = base + addressOf({ ...now, [facet]: isChosen ? undefined : value });
      // The page of one value has not the services that another value of the same facet would show.
      if (!isWhole && own[facet] !== undefined) continue;
      const count = countOf(all, now, facet, value);
      item.querySelector('[data-count]')!.textContent = number.format(count);
      item.hidden = count === 0 && !isChosen;
      link.classList.toggle('font-bold', isChosen);
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    if (!isWhole) return;
    for (const { item, values } of items) item.hidden = !fits(values, now);
    const names = links.filter(({ facet, value }) => now[facet] === value);
    chosen.hidden = names.length === 0;
    chosen.replaceChildren(...names.map(({ facet, name }) => takeBack(name, { ...now, [facet]: undefined })));
    document.title = [...names.map(({ name }) => name), title].join(' – ');
    say(items.filter(({ item }) => !item.hidden).length);
  }

  function takeBack(name: string, rest: Wanted) {
    const link = document.createElement('a');
    link.href = base + addressOf(rest);
    link.className = chosen.dataset['chip']!;
    link.textContent = words.chosen.replace('{name}', name);
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  function say(count: number) {
    const form = words.count[new Intl.PluralRules(lang).select(count)] ?? words.count['other']!;
    const text = count === 0 ? words.none : form.replace('{count}', number.format(count));
    // Said once, not twice, to a screen reader.
    if (status.textContent !== text) status.textContent = text;
  }

  draw();
  if (!isWhole) return;
  directory.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('nav a');
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    history.pushState(null, '', link.href);
    const goes = chosen.contains(link);
    draw();
    // The link that was pressed is gone.
    if (goes) status.focus();
  });
  addEventListener('popstate', draw);
}
