import CMS from '@sveltia/cms';
import type { EditorConfig } from '../config.ts';
import { isPlain } from './blocks.ts';
import { blockOf, isBlock, otherBlocks, type Registered } from './components.ts';
import { articleFormat, listFormat, partFormat, type FileFormat } from './format.ts';

/** As much of the program as is used here. */
interface Program {
  init: (options: { config: object }) => void;
  registerCustomFormat: (name: string, extension: string, format: FileFormat) => void;
  registerEditorComponent: (block: Registered) => void;
  registerPreviewStyle: (styles: string, options: { raw: true }) => void;
}
const program = CMS as unknown as Program;

/** Starts the editor with the configuration in the language of whoever reads it, as far as it is written in that. */
async function start(page: HTMLElement) {
  const { languages = 'en', config = '' } = page.dataset;
  const known = languages.split(' ');
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]!.replace(/^no$/, 'nb'));
  const language = wanted.find((tag) => known.includes(tag)) ?? 'en';
  const answer = await fetch(config.replace('{language}', language));
  const found = (await answer.json()) as EditorConfig;
  const styles = await fetch(found.styles).then((file) => (file.ok ? file.text() : ''));
  begin(found, styles);
}

/** What the preview has beside the styles of the site: title and summary look as on a page, without the names of their fields. */
const page = `
  body { padding: 1rem; }
  section > h4 { display: none; }
  [data-key-path='title'] p { font-size: 2rem; font-weight: 700; line-height: 1.2; }
  [data-key-path='summary'] p { font-size: 1.25rem; margin-block: 1rem 1.5rem; }
`;

function begin(config: EditorConfig, styles: string) {
  const { cms, orders, components } = config;
  const picture = otherBlocks(config)[0]!;
  const isKnown = (text: string) => isBlock(text, components, isPlain) || picture.pattern.exec(text)?.[0] === text;
  for (const [name, order] of Object.entries(orders))
    program.registerCustomFormat(name, 'mdx', articleFormat(order, isKnown));
  program.registerCustomFormat('notices', 'yaml', listFormat('notices'));
  program.registerCustomFormat('hours', 'yaml', partFormat());
  for (const block of [...otherBlocks(config), ...components.map(blockOf)]) program.registerEditorComponent(block);
  // The program knows nothing of the class that texts have on a page.
  program.registerPreviewStyle(styles.replaceAll('.prose', '[data-rich-text-preview]') + page, { raw: true });
  program.init({ config: cms });
}

void start(document.documentElement);
