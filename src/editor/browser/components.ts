import type { EditorComponent } from '../components.ts';
import type { EditorConfig } from '../config.ts';

/** A block of the editor, as it is registered. */
export interface Registered {
  id: string;
  label: string;
  fields: object[];
  pattern: RegExp;
  fromBlock: (match: RegExpMatchArray) => Record<string, string>;
  toBlock: (values: Record<string, string>) => string;
  toPreview: (values: Record<string, string>) => string;
}

const attributePattern = /\s([a-z]+)="([^"<>{}]*)"/g;

/** The pattern of a component, at the beginning of a line. */
function patternOf({ id, content }: EditorComponent): RegExp {
  const tag = `<${id}((?:\\s[a-z]+="[^"<>{}\\n]*")*)\\s*`;
  if (content === 'none') return new RegExp(`^${tag}/>(?=\\n|$(?![\\s\\S]))`, 's');
  if (content === 'text') return new RegExp(`^${tag}>([^<>{}\\n]*)</${id}>(?=\\n|$(?![\\s\\S]))`, 's');
  return new RegExp(`^${tag}>\\n\\n([\\s\\S]*?)\\n\\n</${id}>(?=\\n|$(?![\\s\\S]))`, 's');
}

/** The block of the editor for a component: its tag becomes fields, and fields a tag in the order in which it was written. */
export function blockOf(component: EditorComponent): Registered {
  const { id, label, content, fields } = component;
  const names = fields.map(({ name }) => name).filter((name) => name !== 'content');
  const toBlock = (values: Record<string, string>) => {
    const attributes = names
      .filter((name) => values[name])
      .map((name) => ` ${name}="${String(values[name]).replace(/["<>{}\n]/g, '’')}"`)
      .join('');
    const text = (values['content'] ?? '').trim();
    if (content === 'none') return `<${id}${attributes} />`;
    if (content === 'text') return `<${id}${attributes}>${text.replace(/[<>{}\n]/g, ' ')}</${id}>`;
    return `<${id}${attributes}>\n\n${text}\n\n</${id}>`;
  };
  return {
    id,
    label,
    fields,
    pattern: patternOf(component),
    fromBlock: ([, tag = '', text]) => ({
      ...Object.fromEntries([...tag.matchAll(attributePattern)].map(([, name, value]) => [name!, value!])),
      ...(text !== undefined && { content: text }),
    }),
    toBlock,
    toPreview: (values) => previewOf(id, values, content),
  };
}

/** Whether the editor has a block for a piece of text, and writes it back as it was. */
export function isBlock(text: string, components: EditorComponent[], isPlain: (text: string) => boolean): boolean {
  return components.some((component) => {
    const { pattern, fromBlock, toBlock } = blockOf(component);
    const match = pattern.exec(text);
    if (match?.[0] !== text) return false;
    const values = fromBlock(match);
    return (
      toBlock(values) === text &&
      (component.content !== 'blocks' || values['content']!.split(/\n\n+/).every((part) => isPlain(part)))
    );
  });
}

const escaped = (text = '') => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** About what visitors see: the shape and the styles of the site; what is live has the name of what it shows. */
function previewOf(id: string, values: Record<string, string>, content: EditorComponent['content']): string {
  const text = values['content'] ?? '';
  if (id === 'Steps') return `<div class="steps">\n\n${text}\n\n</div>`;
  if (id === 'Note') return `<div class="note">\n\n${text}\n\n</div>`;
  if (id === 'Details')
    return `<details open><summary>${escaped(values['summary'])}</summary>\n\n${text}\n\n</details>`;
  if (content === 'blocks') return `<div class="note">\n\n${text}\n\n</div>`;
  const what = values['desk'] ?? values['name'] ?? values['file'] ?? '';
  return `<p><strong>${id}</strong> ${escaped(text || what)}</p>`;
}

/** The blocks that stand for no component: a picture, which needs its description, and what is edited as it is written. */
export function otherBlocks({ picture, source }: EditorConfig): Registered[] {
  return [
    {
      id: 'picture',
      label: picture.label,
      fields: [
        { name: 'src', label: picture.file, widget: 'image' },
        { name: 'alt', label: picture.alt, widget: 'string', pattern: ['\\S', picture.empty] },
        { name: 'title', label: picture.caption, widget: 'string', required: false },
      ],
      pattern: /^!\[([^\]\n]*)\]\((\/[^()\s"]*)(?: "([^"\n]*)")?\)(?=\n|$(?![\s\S]))/s,
      fromBlock: ([, alt = '', src = '', title = '']) => ({ alt, src, ...(title && { title }) }),
      toBlock: ({ alt = '', src = '', title }) =>
        src
          ? `![${alt.replace(/[[\]\n]/g, ' ').trim()}](${src}${title ? ` "${title.replace(/["\n]/g, '’')}"` : ''})`
          : '',
      toPreview: ({ alt, src = '', title }) =>
        `<figure><img src="${escaped(src)}" alt="${escaped(alt)}">${title ? `<figcaption>${escaped(title)}</figcaption>` : ''}</figure>`,
    },
    {
      id: 'Source',
      label: source.label,
      fields: [{ name: 'text', label: source.text, widget: 'text' }],
      pattern: /^<Source>\n([\s\S]*?)\n<\/Source>(?=\n|$(?![\s\S]))/s,
      fromBlock: ([, text = '']) => ({ text }),
      toBlock: ({ text = '' }) => `<Source>\n${text.replace(/<\/?Source>/g, '')}\n</Source>`,
      toPreview: ({ text = '' }) => (/^\|/.test(text) ? `\n\n${text}\n\n` : `<pre><code>${escaped(text)}</code></pre>`),
    },
  ];
}
