/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i;

/** What systems, browsers and spreadsheet programs leave beside files. */
const strays =
  /^(?:\.DS_Store|\._.*|\.~lock\..*#|\..*\.sw[a-p]|Thumbs\.db|ehthumbs\.db|desktop\.ini|~\$.*|.*~|.*\.tmp)$/i;

/** Whether a file is one that a program left behind, such as `Thumbs.db`, `~$books.csv` or `page.mdx~`: it is never read and never published. */
export function isStray(name: string): boolean {
  return strays.test(name);
}

/**
 * A sentence on why a name cannot be carried to every system and host: Git, Windows, macOS, Linux, addresses. Undefined when it
 * can. The rules of Windows are those of Microsoft's "Naming Files, Paths, and Namespaces".
 */
export function oddName(name: string): string | undefined {
  if (Buffer.byteLength(name) > 255) return 'has a name of more than 255 bytes. Give it a shorter one.';
  if (name.includes('\uFFFD')) return 'has a name that is not UTF-8. Give it a new one.';
  if (/(?![\u200C\u200D])[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'has signs in its name that nobody can see. Type the name anew.';
  if (/[<>:"|?*\\%#]/.test(name))
    return `has a sign in its name that addresses or Windows cannot have: one of < > : " | ? * \\ % #. Choose another.`;
  if (devices.test(name)) return 'has a name that Windows keeps for itself. Choose another.';
  if (name.startsWith('.') && name !== '.gitkeep')
    return 'begins with a dot, so it is hidden. Delete it, or rename it.';
  if (name.includes('..')) return 'has two dots side by side in its name. Leave one out.';
  if (/[. ]$|^ /.test(name)) return 'has a name with a dot at its end, or a space around it. Leave that out.';
  return undefined;
}

/** A name as file systems compare it that know no capitals (Windows, macOS), and of which some part letters from their marks. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
