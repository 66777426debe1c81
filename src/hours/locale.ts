/** Where the bare tag would write dates and digits as few of our readers do. An agency that wants others uses a longer tag, such as en-US. */
const locales: Record<string, string> = { en: 'en-GB', ar: 'ar-u-nu-latn' };

/** The BCP 47 tag to give to `Intl`, so that it writes dates and numbers of a language as most of its readers do. */
export function localeOf(tag: string): string {
  return locales[tag] ?? tag;
}
