import { addresses } from '../../site/addresses.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import type { ShownGuide } from './list.ts';
import type { GuideWords } from '../step/words.ts';
import type { Route } from '../step/links.ts';

/** The words around a guide in the language of its text, on a page of the language `tag`. */
export function guideWords(tag: string, { slug, guide }: ShownGuide): GuideWords {
  const { t } = language(guide.language);
  const needs = `${escapeMarkup(t('guide.needs'))} <a href="${addresses.wholeGuide(tag, slug)}">${escapeMarkup(t('guide.whole'))}</a>`;
  return {
    back: t('guide.back'),
    count: t('guide.count'),
    go: t('guide.go'),
    answers: t('guide.answers'),
    change: t('guide.change'),
    again: t('guide.again'),
    several: t('guide.several'),
    none: t('guide.none'),
    steps: t('guide.steps'),
    links: t('guide.links'),
    contact: t('guide.contact'),
    private: t('guide.private'),
    problems: t('guide.problems'),
    error: t('error.title', { title: '{title}' }),
    refused: {
      missing: t('guide.refused.missing'),
      unknown: t('guide.refused.unknown'),
      'no-number': t('guide.refused.no-number'),
      'other-unit': t('guide.refused.other-unit'),
      'not-whole': t('guide.refused.not-whole'),
      'too-many-decimals': t('guide.refused.too-many-decimals'),
      'too-small': t('guide.refused.too-small'),
      'too-large': t('guide.refused.too-large'),
      'no-date': t('guide.refused.no-date'),
      'too-early': t('guide.refused.too-early'),
      'too-late': t('guide.refused.too-late'),
      'no-result': t('guide.refused.no-result'),
    },
    // With the desk function no script is needed.
    ...(!readSite().site.messages && { needs }),
  };
}

/** The route of a guide that is not made of pages: by the function where the site has one. */
export function routeOf({ guide, address, language: tag, slug }: ShownGuide): Route {
  // Without the desk function the site's own server may still fill the guide's page.
  const action = readSite().site.messages || guide.private ? addresses.guideFunction(tag, slug) : address;
  return { by: guide.private ? 'form' : 'search', base: address, action };
}
