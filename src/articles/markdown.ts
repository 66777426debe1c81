import { readForeign } from './foreign/read-foreign.ts';
import { isLowered, raisedInPlainText, scriptInPlainText } from './markup/inline.ts';
import { readSource } from './read.ts';
import { readTree } from './syntax.ts';
import { spanOf, type Node } from './tree.ts';
import { addresses } from '../site/addresses.ts';
import { readPageLink } from '../site/links.ts';
import { weeksInWords } from '../hours/in-words.ts';
import { emergencyFor } from '../settings/emergency/shown.ts';
import { serviceIn } from '../services/list.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';

/** The page that is rendered. */
interface Source {
  file: string;
  language: string;
  title: string;
  summary: string;
  /** Markdown to put before the text. */
  facts?: string;
}

/**
 * Renders a checked article or service as plain Markdown for programs: components in words, links as absolute addresses. A link
 * to a page for which `isShown` (by slug, `services/` before that of a service) is false becomes its text. `guides` are those of
 * the language, by slug, with the paths of their pages.
 */
export function plainMarkdown(
  { file, language: lang, title, summary, facts }: Source,
  isShown: (slug: string) => boolean,
  guides: Map<string, { title: string; address: string }> = new Map(),
): string {
  const source = readForeign(readSource(file)).text;
  const { address } = readSite().site;
  const { origin } = new URL(address);
  const { t } = language(lang);

  function wholeAddress(url: string): string {
    const page = readPageLink(url);
    if (page)
      return `${origin}${addresses.article(lang, page.slug)}${page.anchor === undefined ? '' : `#${page.anchor}`}`;
    return url.startsWith('/') ? `${address}${url}` : url;
  }

  /** The source between two offsets, with the nodes in it that are not Markdown put in words. */
  function plain(nodes: Node[], from: number, to: number): string {
    let text = '';
    let at = from;
    for (const node of nodes) {
      const { start, end } = spanOf(node);
      text += source.slice(at, start) + one(node);
      at = end;
    }
    return text + source.slice(at, to);
  }

  function one(node: Node): string {
    const { children = [], url = '' } = node;
    const { start, end } = spanOf(node);
    const whole = source.slice(start, end);
    const attribute = (name: string) => String(node.attributes?.find((found) => found.name === name)?.value ?? '');
    const inner = () =>
      children.length === 0 ? '' : plain(children, spanOf(children[0]!).start, spanOf(children.at(-1)!).end);
    switch (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement' ? node.name : node.type) {
      case 'yaml':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return '';
      case 'text':
        return raisedInPlainText(whole).replace(/\\[^]|&(?:#x?[\da-f]+|\w+);/gi, (sign) =>
          sign[0] === '&' ? characterOf(sign) : sign,
        );
      case 'delete':
        return isLowered(node, source) ? scriptInPlainText('sub', inner()) : whole;
      case 'sub':
      case 'sup':
        return scriptInPlainText(node.name as 'sub' | 'sup', inner());
      case 'kbd':
        return `**${inner()}**`;
      case 'heading':
        return children.length === 0 ? whole : source.slice(start, spanOf(children[0]!).start) + inner();
      case 'descriptionList':
        return entriesOf(children, (entry) => plain(entry.children ?? [], spanOf(entry).start, spanOf(entry).end));
      case 'link': {
        const page = readPageLink(url);
        if (page && !isShown(page.slug)) return inner();
        return whole.startsWith('[') && !whole.endsWith(']') ? `[${inner()}](${wholeAddress(url)})` : whole;
      }
      case 'image':
        return `![${node.alt ?? ''}](${wholeAddress(url).replaceAll(' ', '%20')}${node.title ? ` "${node.title.replaceAll('"', '\\"')}"` : ''})`;
      case 'definition':
        return whole.replace(/:.*$/s, `: ${wholeAddress(url)}`);
      case 'Steps':
        return inner();
      case 'Note':
        return `**${t(attribute('type') === 'warning' ? 'note.warning' : 'note.info')}**\n\n${inner()}`
          .replace(/^/gm, '> ')
          .replace(/^> $/gm, '>');
      case 'Details':
        return `**${attribute('summary')}**\n\n${inner()}`;
      case 'Video':
        return `[${inner().trim()}](${address}${attribute('file')})`;
      case 'Hours':
        return hoursInWords(lang, attribute('desk'));
      case 'Contact':
        return contactInWords(lang, attribute('desk'));
      case 'Emergency':
        return `**${inner() || t('emergency.title')}**\n\n${emergencyInWords(lang, attribute('kind'))}`;
      case 'Guide': {
        const guide = guides.get(attribute('name'));
        return guide ? `${t('guide.start')}: [${guide.title}](${origin}${guide.address})` : '';
      }
      case 'Service': {
        const service = serviceIn(lang, attribute('name'));
        return service ? `${t('service.link')}: [${service.fields.title}](${origin}${service.address})` : '';
      }
      case 'Download':
        return `[${inner()}](${address}${attribute('file')})`;
      default:
        return children.length === 0 ? whole : plain(children, start, end);
    }
  }

  const tree = readTree(source, []);
  const body = plain(tree?.children ?? [], 0, source.length).trim();
  return `${[`# ${title}`, summary, facts, body].filter(Boolean).join('\n\n')}\n`;
}

/** A list of terms as a list of lines, since plain Markdown has none. */
function entriesOf(entries: Node[], plain: (entry: Node) => string): string {
  return entries
    .map((entry) => {
      const text = plain(entry).trim();
      return entry.type === 'descriptionTerm'
        ? `- **${text}**`
        : `  ${text.replace(/^:\s*/, '').replace(/\n/g, '\n  ')}`;
    })
    .join('\n');
}

/** The character that a reference such as `&copy;` stands for (CommonMark 2.5), so that programs need no table of them. */
function characterOf(reference: string): string {
  const [paragraph] = readTree(reference, [])?.children ?? [];
  const text = paragraph?.children?.[0]?.value ?? reference;
  return text === reference ? reference : text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function emergencyInWords(lang: string, kind: string): string {
  return emergencyFor(lang, kind)
    .map(({ name, number }) => `- ${name}: ${number}`)
    .join('\n');
}

function hoursInWords(lang: string, desk: string): string {
  const { t } = language(lang);
  const { site, hours } = readSite();
  const spans = hours.desks[desk] ?? [];
  const weeks = weeksInWords(lang, spans).map(({ title, lines }) =>
    [...(title ? [`${title}:`, ''] : []), ...lines.map(({ days, times }) => `- ${days}: ${times}`)].join('\n'),
  );
  return [
    `${t('desk.hours')}: ${site.desks[desk]!.name[lang]}`,
    ...(spans.length > 0 ? weeks : [t('desk.appointment')]),
  ].join('\n\n');
}

function contactInWords(lang: string, desk: string): string {
  const { t } = language(lang);
  const { name, phone, email, place } = readSite().site.desks[desk]!;
  const lines = [
    phone && `${t('desk.phone')}: ${phone}`,
    email && `${t('desk.email')}: ${email}`,
    place && `${t('desk.place')}: ${place[lang]}`,
  ];
  return [`${name[lang]}`, '', ...lines.filter(Boolean).map((line) => `- ${line}`)].join('\n');
}
