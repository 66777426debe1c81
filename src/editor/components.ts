import { join } from 'node:path';
import { articleComponents } from '../articles/components.ts';
import { publicFolder } from '../settings/folders.ts';
import type { Field, Option } from './fields/fields.ts';
import type { Say } from './fields/words.ts';

/** A component of articles as a block of the editor. */
export interface EditorComponent {
  id: string;
  label: string;
  content: 'none' | 'text' | 'blocks';
  fields: Field[];
}

/** A path in the repository, which has slashes on every system. */
export const inRepository = (...parts: string[]) => join(...parts).replaceAll('\\', '/');

/** The components of articles as blocks: their attributes are fields, and so is their content. */
export function componentsOf(say: Say, lists: Record<'desks' | 'guides' | 'services', Option[]>): EditorComponent[] {
  const choices: Record<string, Option[]> = {
    'Hours.desk': lists.desks,
    'Contact.desk': lists.desks,
    'Guide.name': lists.guides,
    'Service.name': lists.services,
  };
  return Object.entries(articleComponents).map(([id, { attributes, required, content }]) => ({
    id,
    label: say(`component.${id}`),
    content,
    fields: [
      ...Object.entries(attributes).map(([name, allowed]): Field => {
        const options =
          choices[`${id}.${name}`] ??
          (allowed === 'text' ? undefined : allowed.map((value) => ({ value, label: say(`value.${value}`) })));
        return {
          name,
          label: say(`component.${id}.${name}`),
          required: required.includes(name),
          ...(options ? { widget: 'select', options } : fileOr(name)),
        };
      }),
      ...(content === 'none'
        ? []
        : [
            {
              name: 'content',
              label: say('component.content'),
              ...(content === 'text' ? { widget: 'string' } : { widget: 'richtext', ...inner }),
            },
          ]),
    ],
  }));
}

const inner = {
  modes: ['rich_text', 'raw'],
  buttons: ['bold', 'italic', 'code', 'link', 'bulleted-list', 'numbered-list'],
  editor_components: ['picture', 'Hours', 'Contact', 'Guide', 'Service', 'Source'],
  linked_images: false,
  use_emoji_autocomplete: false,
};

/** Files to download lie beside the pictures. */
const fileOr = (name: string) =>
  ['file', 'captions'].includes(name)
    ? { widget: 'file', media_folder: `/${inRepository(publicFolder, 'downloads')}`, public_folder: '/downloads' }
    : { widget: 'string' };
