import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { articleComponents } from '../articles/components.ts';
import { articleSchema } from '../articles/schema.ts';
import { hoursSchema, type Hours } from '../hours/hours.ts';
import { noticeSchema } from '../notices/schema.ts';
import { serviceSchema } from '../services/schema.ts';
import { contentFolder, publicFolder } from '../settings/folders.ts';
import type { Site } from '../settings/schema.ts';
import { componentsOf, inRepository, type EditorComponent } from './components.ts';
import { fieldOf, fieldsOf, type Context, type Field, type Option } from './fields/fields.ts';
import { sayIn, type EditorLanguage, type Say } from './fields/words.ts';

/** What the page of the editor loads: its configuration, and what it needs besides. */
export interface EditorConfig {
  cms: Record<string, unknown>;
  /** The order of the fields of a file, by its format. */
  orders: Record<string, string[]>;
  components: EditorComponent[];
  /** What is written as it stands. */
  source: { label: string; text: string };
  picture: { label: string; file: string; alt: string; caption: string; empty: string };
  /** The styles of the site, for the preview. */
  styles: string;
}

/** The configuration of the editor in the browser, made from the schemas of the content, in a language of editors. */
export function editorConfig(
  { site, hours, styles }: { site: Site; hours: Hours; styles: string },
  language: EditorLanguage,
  backend: { backend: Record<string, unknown>; workflow: boolean },
): EditorConfig {
  const say = sayIn(language);
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const languageNames = Object.fromEntries(site.languages.map((tag) => [tag, names.of(tag) ?? tag]));
  const named = (group: Record<string, { name: Record<string, string> }>): Option[] =>
    Object.entries(group).map(([value, { name }]) => ({
      value,
      label: name[language] ?? name[site.languages[0]!] ?? value,
    }));
  const [topics, desks] = [named(site.topics), named(site.desks)];
  const choices = {
    topic: topics,
    audience: named(site.audiences),
    owner: desks,
    'channels.desk': desks,
    events: named(site.lifeEvents),
    guides: slugsIn('guides', site.languages[0]!, '.yaml'),
  };
  const context = (more: Partial<Context> = {}): Context => ({
    say,
    languages: site.languages,
    languageNames,
    choices,
    defaults: { reviewed: '{{now}}' },
    ...more,
  });
  const body = {
    name: 'body',
    label: say('label.body'),
    hint: say('hint.body'),
    // The program does not ask for what a block within a text must have.
    pattern: [described, say('component.picture.empty')],
    ...richText,
  };
  const source = { name: 'source', widget: 'hidden' };
  const pages = (kind: 'articles' | 'services', schema: z.ZodObject) =>
    site.languages.map((tag) => ({
      name: `${kind}-${tag}`,
      label: say(`collection.${kind}`).replace('{language}', languageNames[tag]!),
      label_singular: say(`one.${kind}`),
      description: say(`about.${kind}`),
      folder: inRepository(contentFolder, kind, tag),
      create: true,
      format: kind,
      slug: { template: '{{title}}', editable: true },
      identifier_field: 'title',
      summary: '{{title}}',
      sortable_fields: ['title', 'reviewed', 'topic'],
      preview_path: `${tag}/${kind === 'services' ? 'services/' : ''}{{slug}}/`,
      editor: { preview: true },
      fields: textFirst(
        fieldsOf(schema, context({ without: tag === site.languages[0] ? ['translated'] : [] })),
        body,
        source,
      ),
    }));
  return {
    cms: {
      load_config_file: false,
      backend: backend.backend,
      ...(backend.workflow && { publish_mode: 'editorial_workflow' }),
      site_url: site.address,
      display_url: site.address,
      app_title: site.name[language] ?? site.name[site.languages[0]!],
      logo: { src: new URL(site.address).pathname.replace(/\/$/, '') + '/favicon.svg', show_in_header: true },
      media_folder: inRepository(publicFolder, 'pictures'),
      public_folder: '/pictures',
      media_libraries: { default: { config: { slugify_filename: true, max_file_size: 2_000_000 } } },
      output: { omit_empty_optional_fields: true },
      slug: { encoding: 'ascii', clean_accents: true },
      collections: [
        ...pages('articles', articleSchema),
        ...pages('services', serviceSchema),
        files(say, [
          ...noticesFile(say, context({ choices: { topics } }), source),
          ...hoursFile(say, context({ isPartial: true, choices: { 'exceptions.desks': desks } }), source, hours),
        ]),
      ],
    },
    orders: {
      articles: Object.keys(articleSchema.shape),
      services: Object.keys(serviceSchema.shape),
    },
    components: componentsOf(say, {
      desks,
      guides: choices.guides,
      services: slugsIn('services', site.languages[0]!, '.mdx'),
    }),
    source: { label: say('component.Source'), text: say('component.Source.text') },
    picture: {
      label: say('component.picture'),
      file: say('component.picture.file'),
      alt: say('component.picture.alt'),
      caption: say('component.picture.caption'),
      empty: say('component.picture.empty'),
    },
    styles,
  };
}

/** A text in which no picture lacks its description. */
const described = '^(?![\\s\\S]*!\\[\\s*\\]\\()';

/** What most people come for stands first, and it alone is what the preview shows. */
function textFirst(fields: Field[], body: Field, source: Field): Field[] {
  const isFirst = ({ name }: Field) => ['title', 'summary'].includes(name);
  const others = fields.filter((field) => !isFirst(field)).map((field) => ({ ...field, preview: false }));
  return [...fields.filter(isFirst), body, ...others, source];
}

const richText = {
  widget: 'richtext',
  modes: ['rich_text', 'raw'],
  buttons: [
    'bold',
    'italic',
    'code',
    'link',
    'heading-two',
    'heading-three',
    'heading-four',
    'bulleted-list',
    'numbered-list',
  ],
  editor_components: ['picture', ...Object.keys(articleComponents), 'Source'],
  linked_images: false,
  use_emoji_autocomplete: false,
};

/** Files of which there is one, each with what of it can be edited without loss. */
function files(say: Say, list: object[]) {
  return {
    name: 'settings',
    label: say('collection.settings'),
    description: say('about.settings'),
    // No page shows these fields as they stand.
    editor: { preview: false },
    files: list,
  };
}

function noticesFile(say: Say, context: Context, source: Field) {
  const file = inRepository(contentFolder, 'notices.yaml');
  if (!existsSync(file)) return [];
  const list = {
    name: 'notices',
    label: say('label.notices'),
    label_singular: say('one.notices'),
    widget: 'list',
    required: false,
    collapsed: true,
    summary: `{{text.${context.languages[0]}}}`,
    fields: fieldsOf(noticeSchema, context),
  };
  return [{ name: 'notices', label: say('label.notices'), file, format: 'notices', fields: [list, source] }];
}

/** Of the hours, the days that differ: all else is written once a year, by whoever looks after the settings. */
function hoursFile(say: Say, context: Context, source: Field, { exceptions }: Hours) {
  const file = inRepository(contentFolder, 'hours.yaml');
  if (!existsSync(file) || !exceptions) return [];
  const shape = (hoursSchema as unknown as { shape: Record<string, z.ZodType> }).shape['exceptions']!;
  const list = {
    ...fieldOf('exceptions', shape, context, 'exceptions'),
    collapsed: true,
    summary: `{{from}} {{why.${context.languages[0]}}}`,
  };
  return [{ name: 'hours', label: say('label.hours'), file, format: 'hours', fields: [list, source] }];
}

/** The files of a folder, to choose from by name. */
function slugsIn(kind: string, language: string, ending: string): Option[] {
  const folder = join(contentFolder, kind, language);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => name.slice(0, -ending.length))
    .map((value) => ({ value, label: value }));
}
