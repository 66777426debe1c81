import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ContentError } from '../settings/problems.ts';
import { publicFolder } from '../settings/folders.ts';
import type { Site } from '../settings/schema.ts';
import { readSite } from '../settings/site.ts';
import { baseOf } from '../site/below.ts';
import { editorConfig } from './config.ts';
import { editorLanguages } from './fields/words.ts';
import { editorPolicy, forgeOf } from './forge.ts';
import { headersWithEditor } from './headers.ts';
import { editorPage } from './page.ts';
import { previewStyles } from './preview.ts';
import { packEditor } from './program.ts';

/**
 * Puts the editor into a built site as `/admin/`, where `site.yaml` names a forge; else does nothing. Everything else is in the
 * folder already: the headers are written anew from what lies there.
 */
export async function publishEditor(folder: string): Promise<void> {
  const { site } = readSite();
  if (!site.editor) return;
  const goal = join(folder, 'admin');
  if (existsSync(goal))
    throw new ContentError([
      { file: join(publicFolder, 'admin'), line: 1, message: 'has the name of the editor’s page. Rename the folder.' },
    ]);
  const forge = forgeOf(site.editor);
  mkdirSync(goal, { recursive: true });
  // The script of `npm run edit` stays here.
  cpSync(await packEditor(), goal, { recursive: true, filter: (path) => basename(path) !== 'local.js' });
  const base = baseOf(site.address);
  const policy = editorPolicy(forge);
  writeFileSync(join(goal, 'index.html'), editorPage(base, policy, titleOf(site)));
  writeFileSync(join(goal, 'preview.css'), previewStyles(stylesOf(folder)));
  writeConfig(goal, forge, `${base}/admin/preview.css`);
  const file = join(folder, '_headers');
  const names = readdirSync(folder)
    .filter((name) => !name.startsWith('_headers') && name !== '_redirects' && name !== 'admin')
    .map((name) => (statSync(join(folder, name)).isDirectory() ? `${name}/*` : name));
  writeFileSync(file, headersWithEditor(readFileSync(file, 'utf8'), base, policy, names));
}

/** Writes the configuration in each language of editors into the folder of the page. */
export function writeConfig(
  goal: string,
  forge: Pick<ReturnType<typeof forgeOf>, 'backend' | 'workflow'>,
  styles: string,
) {
  const { site, hours } = readSite();
  for (const language of editorLanguages)
    writeFileSync(
      join(goal, `config.${language}.json`),
      JSON.stringify(editorConfig({ site, hours, styles }, language, forge)),
    );
}

/** The title of the page, in the default language. */
export const titleOf = ({ name, languages }: Site) => name[languages[0]!] ?? '';

/** The styles of the site, which it has as a file for pages that share it. */
function stylesOf(folder: string): string {
  const name = readdirSync(join(folder, 'styles')).find((file) => !file.startsWith('all-'));
  return name === undefined ? '' : readFileSync(join(folder, 'styles', name), 'utf8');
}
