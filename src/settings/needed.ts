/**
 * The settings in `site.yaml` that no site can be without: an example of the line to write, and the version from which on it is
 * needed, where sites of earlier versions have none. The check asks for what is missing with these, so that an update says what
 * it wants.
 */
export const needed: Record<string, { line: string; since?: string }> = {
  name: { line: 'name: { en: Help of the town }' },
  address: { line: 'address: https://help.town.example' },
  languages: { line: 'languages: [en]' },
  organisation: { line: 'organisation: { name: { en: The town }, website: https://www.town.example }' },
  topics: { line: 'topics: { homes: { name: { en: Homes }, summary: { en: "Rent, moving and repairs." } } }' },
  audiences: { line: 'audiences: { residents: { name: { en: residents } } }' },
  desks: { line: 'desks: { town-hall: { name: { en: Town hall } } }' },
  accessibility: {
    line: 'accessibility: { status: partial, prepared: 2026-11-30, reviewed: 2026-11-30, method: self, law: { en: the law on accessibility }, desk: town-hall, enforcement: { name: { en: The authority }, address: https://authority.example } }',
  },
  privacy: {
    line: 'privacy: { desk: town-hall, reviewed: 2026-11-30, logDays: 7, authority: { name: { en: The authority }, address: https://authority.example } }',
  },
  security: { line: 'security: mailto:security@town.example' },
};

/** What the check says of a missing setting, with the line to write and since when it is needed. */
export function askFor(message: string, field: string, settings = needed): string {
  const setting = settings[field];
  if (!setting || !message.startsWith('is missing')) return message;
  const { line, since } = setting;
  return `${message}${since ? ` Every site needs it since ${since}.` : ''} Write: ${line}`;
}
