import { parse, renderSync, type ElementNode } from 'ultrahtml';
import { querySelector, querySelectorAll } from 'ultrahtml/selector';
import { noticesAt } from '../notices/at.ts';
import { escapeMarkup } from '../site/markup.ts';

/**
 * A built page as a template that a function fills in for one request, so that its answer looks and speaks like the site. Each
 * method takes a CSS selector, which never holds what somebody has typed, and, `has` aside, throws when no element matches, which means that another version built the page.
 */
export interface BuiltPage {
  has(selector: string): boolean;
  /** The value of an attribute, or an empty text. */
  attribute(selector: string, name: string): string;
  setAttribute(selector: string, name: string, value: string): void;
  removeAttribute(selector: string, name: string): void;
  /** Selects the option of a `select` that has the value; a value that none has, with whatever signs, selects nothing. */
  select(selector: string, value: string): void;
  text(selector: string): string;
  /** Replaces what stands in the part by a text, which is escaped here. */
  setText(selector: string, text: string): void;
  /** Replaces what stands in the part by markup of the engine. */
  setHtml(selector: string, html: string): void;
  /** What stands in the part, as markup. */
  html(selector: string): string;
  /** Lets the links to other languages keep what stands in the address: `query`, with its `?`. */
  carry(query: string): void;
  render(): string;
}

/**
 * Parses a page as Astro built it, with the notices that hold now.
 *
 *     const page = openPage(html);
 *     page.setText('h1', 'A < B');
 *     return page.render();
 */
export function openPage(html: string): BuiltPage {
  const document = read(noticesAt(html, Date.now()).html);
  const part = (selector: string) => {
    const node = querySelector(document, selector) as ElementNode | null;
    if (!node) throw new Error(`The page has no ${selector}. Build the site again.`);
    return node;
  };
  const setHtml = (selector: string, markup: string) => void (part(selector).children = read(markup).children);
  const inner = (selector: string) => renderSync({ ...document, children: part(selector).children } as ElementNode);
  return {
    has: (selector) => querySelectorAll(document, selector).length > 0,
    attribute: (selector, name) => decode(part(selector).attributes[name] ?? ''),
    setAttribute: (selector, name, value) => void (part(selector).attributes[name] = escapeMarkup(value)),
    removeAttribute: (selector, name) => void delete part(selector).attributes[name],
    select: (selector, value) => {
      const options = querySelectorAll(part(selector), 'option') as ElementNode[];
      const option = options.find(({ attributes }) => decode(attributes['value'] ?? '') === value);
      if (option) option.attributes['selected'] = '';
    },
    // Soft hyphens are for the screen only.
    text: (selector) => decode(inner(selector).replace(/<[^>]*>|\u00AD/g, '')),
    setText: (selector, text) => setHtml(selector, escapeMarkup(text)),
    setHtml,
    html: inner,
    carry: (query) => {
      for (const link of querySelectorAll(document, 'header a[hreflang]') as ElementNode[])
        link.attributes['href'] = escapeMarkup(decode(link.attributes['href'] ?? '') + query);
    },
    render: () => renderSync(document),
  };
}

const tag = /<[a-z][^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)+>/gi;
const value = /"[^"]*"|'[^']*'/g;

/** ultrahtml takes the first `>` for the end of a tag, also in the value of an attribute, where Astro leaves it as it is. */
function read(html: string): ElementNode {
  const safe = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return parse(html.replace(tag, (found) => found.replace(value, safe))) as ElementNode;
}

const names: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** Undoes the escaping of Astro and of `escapeMarkup`. */
function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|(quot|lt|gt|amp));/g, (_, code?: string, name?: string) =>
    code ? String.fromCodePoint(Number(code)) : names[name!]!,
  );
}
