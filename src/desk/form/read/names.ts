import { kinds, type Kind } from './formats/kinds.ts';

/** Characters of a name without its ending: what file systems and mail programs all take. */
const longest = 80;

/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * What a visitor called a file, such as it can stand in a mail and on a disk: without its folder, without signs that steer
 * a terminal, turn the direction of writing or mean something to a file system, and with the ending of what it is. Empty when nothing is left.
 */
export function safeName(name: string, kind: Kind): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*;'`$%&#~{}]/g, '-')
    // Its own ending, right or wrong: what the file is stands behind it.
    .replace(/\.[\p{L}\p{N}]{1,5}$/u, '')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s-]+|[.\s-]+$/g, '');
  const cut = [...new Intl.Segmenter().segment(plain)]
    .slice(0, longest)
    .map(({ segment }) => segment)
    .join('')
    .trim();
  if (cut === '' || devices.test(cut.split('.')[0]!.trim())) return '';
  return `${cut}.${kinds[kind].ending}`;
}

/** The names of the files of one message: no two are the same, in capitals or small letters. */
export function namesOf(files: { name: string; kind: Kind }[]): string[] {
  const taken = new Set<string>();
  return files.map(({ name, kind }) => {
    const safe = safeName(name, kind);
    if (safe === '') return '';
    const [base, ending] = [safe.slice(0, safe.lastIndexOf('.')), safe.slice(safe.lastIndexOf('.'))];
    let free = safe;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base}-${number}${ending}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
