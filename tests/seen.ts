/** How a page is built, without what it says, as digests. */
export interface Look {
  /** What rules about a page as a whole hang on: its head, its landmarks, and which headings follow each other. */
  frame: string;
  /** Its largest parts without a heading, and each heading, with all that is in it and around it. */
  parts: string[];
  /** Each element that holds text, with all that is around it: on that its colours hang. */
  texts: string[];
}

/** The elements behind a `Look`, as a page that was looked at keeps them. */
export interface Looked {
  parts: Element[];
  texts: Element[];
}

/**
 * In the browser: how the page is built. The elements stay with the window as `looked`, in the order of the digests.
 *
 * What can make a difference for a rule or a style goes in: names of elements and attributes, classes, roles, states, whether
 * a value is empty, what is shown, chosen or has the focus, the styles of the page, the width of the window and the visitor's
 * wishes about colours. Words, addresses and ids do not; nor do order and number of the same things beside each other.
 */
export function look(): Look {
  const told = /^(aria-(?!label|labelledby|describedby|controls|details|owns)|role$|type$|dir$|tabindex$|data-state$)/;
  const states = [':focus', ':checked', ':disabled', ':target', ':invalid'];
  const landmarks = 'header, nav, main, footer, aside, form, section, search, [role]';
  const headings = 'h1, h2, h3, h4, h5, h6';
  const own = (element: Element) =>
    [
      element.localName,
      ...element.classList,
      ...[...element.attributes].map(({ name, value }) =>
        told.test(name) ? `${name}=${value}` : value.trim() ? name : `${name}=`,
      ),
      ...states.filter((state) => element.matches(state)),
      // What is folded or hidden now is looked at when it is shown.
      ...(element.checkVisibility() ? [] : ['(not shown)']),
    ].join(' ');
  const speaks = ({ childNodes }: Element) =>
    [...childNodes].some(({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && textContent?.trim());
  // Two sums of 32 bits, each as cyrb53 begins: among thousands of texts no two are alike by chance.
  const digest = (...texts: unknown[]) => {
    const text = texts.join('\n');
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let place = 0; place < text.length; place++) {
      a = Math.imul(a ^ text.charCodeAt(place), 2654435761);
      b = Math.imul(b ^ text.charCodeAt(place), 1597334677);
    }
    return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
  };
  const set = (texts: Iterable<string>) => [...new Set(texts)].sort();

  const wishes = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)', 'print'];
  const styles = [...document.querySelectorAll('style, link[rel=stylesheet]')];
  const around = digest(
    innerWidth,
    ...wishes.map((wish) => matchMedia(wish).matches),
    ...styles.map((style) => style.textContent || style.getAttribute('href')),
  );
  /** An element with all that is in it. */
  const within = (element: Element): string =>
    digest(own(element), speaks(element), ...set([...element.children].map(within)));

  const looked: Looked = { parts: [], texts: [] };
  const found: Omit<Look, 'frame'> = { parts: [], texts: [] };
  const walk = (element: Element, chain: string, isInPart: boolean) => {
    const path = digest(chain, own(element));
    const isPart = !isInPart && (element.matches(headings) || !element.querySelector(headings));
    if (isPart) {
      looked.parts.push(element);
      found.parts.push(`part ${digest(chain, within(element))}`);
    }
    if (speaks(element)) {
      looked.texts.push(element);
      found.texts.push(`colours ${path}`);
    }
    for (const child of element.children) walk(child, path, isInPart || isPart);
  };
  for (const child of document.body.children) walk(child, digest(around, own(document.body)), false);
  Object.assign(window, { looked });

  const levels = [...document.querySelectorAll(headings)].filter((one) => one.checkVisibility());
  const frame = digest(
    around,
    own(document.documentElement),
    within(document.head),
    ...[...document.querySelectorAll(landmarks)].map(own).sort(),
    ...set(levels.map(({ localName }, place) => `${levels[place - 1]?.localName} ${localName}`)),
  );
  return { frame: `frame ${frame}`, ...found };
}
