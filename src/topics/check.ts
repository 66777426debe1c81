import type { Site } from '../settings/schema.ts';
import { icons, ownIcons } from './icons.ts';
import { checkLevels } from './levels.ts';

/** Finds topics that stand under one that is not there, in a circle or too deep, and icons that nobody drew; with the path of each mistake in `site.yaml`. */
export function checkTopics(topics: Site['topics']): { path: PropertyKey[]; message: string }[] {
  const own = ownIcons();
  return [
    ...checkLevels(topics),
    ...Object.entries(topics).flatMap(([topic, { icon }]) =>
      icon === undefined || Object.hasOwn(icons, icon) || own.includes(icon)
        ? []
        : [
            {
              path: ['topics', topic, 'icon'],
              message: `"${icon}" is neither an icon of the engine (${Object.keys(icons).join(', ')}) nor a file icons/${icon}.svg of yours.`,
            },
          ],
    ),
  ];
}
