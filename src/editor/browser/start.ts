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
  registerPreviewStyle: (address: string) => void;
}
const program = CMS as unknown as Program;

/** Starts the editor with the configuration in the language of whoever reads it, as far as it is written in that. */
async function start(page: HTMLElement) {
  const { languages = 'en', config = '' } = page.dataset;
  const known = languages.split(' ');
  const wanted = navigator.languages.map((tag) => tag.split('-')[0]!.replace(/^no$/, 'nb'));
  const language = wanted.find((tag) => known.includes(tag)) ?? 'en';
  const answer = await fetch(config.replace('{language}', language));
  begin((await answer.json()) as EditorConfig);
}

function begin(config: EditorConfig) {
  const { cms, orders, components, styles } = config;
  const picture = otherBlocks(config)[0]!;
  const isKnown = (text: string) => isBlock(text, components, isPlain) || picture.pattern.exec(text)?.[0] === text;
  for (const [name, order] of Object.entries(orders))
    program.registerCustomFormat(name, 'mdx', articleFormat(order, isKnown));
  program.registerCustomFormat('notices', 'yaml', listFormat('notices'));
  program.registerCustomFormat('hours', 'yaml', partFormat());
  for (const block of [...otherBlocks(config), ...components.map(blockOf)]) program.registerEditorComponent(block);
  program.registerPreviewStyle(styles);
  program.init({ config: cms });
}

void start(document.documentElement);
