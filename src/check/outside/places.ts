import { globSync, readFileSync } from 'node:fs';
import { contentFolder } from '../../settings/folders.ts';

/** Where an address of another site stands. */
export interface Place {
  address: string;
  file: string;
  line: number;
}

/** Names that no site has (RFC 2606, RFC 6761), and this very computer. */
const reserved =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal|example\.(?:com|net|org))$|^\[|^\d+(?:\.\d+){3}$/;

/** Every address of another site in an agency's texts and settings, but its own and those that begin as one of `left`. */
export function outsideAddresses(own: string, left: string[]): Place[] {
  const { host } = new URL(own);
  return globSync(`${contentFolder}/**/*.{mdx,md,yaml}`)
    .sort()
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split(/\r\n?|\n/)
        .flatMap((text, index) => addressesIn(text).map((address) => ({ address, file, line: index + 1 }))),
    )
    .filter(({ address }) => {
      const { host: there, hostname } = new URL(address);
      return there !== host && !reserved.test(hostname) && !left.some((start) => address.startsWith(start));
    });
}

/** The addresses in a line, without the sign that ends a sentence or a link. */
export function addressesIn(text: string): string[] {
  if (/^\s*#/.test(text)) return [];
  return [...text.matchAll(/https?:\/\/[^\s<>"'`\]}|\\]+/g)]
    .map(([found]) => {
      let address = found.replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, '');
      // A bracket belongs to an address only with its partner.
      while (address.endsWith(')') && address.split(')').length > address.split('(').length)
        address = address.slice(0, -1);
      const [before] = address.includes(')') && !address.includes('(') ? address.split(')') : [address];
      return before!.replace(/(?<![.,;:!?*_])[.,;:!?*_]+$/, '');
    })
    .filter((address) => URL.canParse(address));
}
