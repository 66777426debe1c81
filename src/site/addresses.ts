import { ContentError } from '../settings/problems.ts';
import { readSite } from '../settings/site.ts';
import { addressesBelow, baseOf } from './below.ts';

/** The addresses of the site that is built or checked, below the path that `address` in site.yaml has. */
export const addresses = addressesBelow(ownBase());

/** Empty while the settings hold mistakes: nothing is built then, and the check lists them. */
function ownBase(): string {
  try {
    return baseOf(readSite().site.address);
  } catch (error) {
    if (error instanceof ContentError) return '';
    throw error;
  }
}
