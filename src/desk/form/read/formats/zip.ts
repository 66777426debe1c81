/** One file in a zip, as its directory tells of it. */
interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  /** Where its own header stands. */
  place: number;
}

/** What a text document may be at most: more parts, or more bytes unpacked, have a purpose of their own. */
const most = { entries: 2000, unpacked: 300_000_000, part: 1_000_000 };

/**
 * Recognises a text document of Word (ECMA-376) or an OpenDocument text (ISO 26300) by the parts that are in it; nothing when it
 * is neither, is damaged or locked, or holds macros or what other programs would run: those come as an ordinary document too.
 */
export async function documentKind(bytes: Uint8Array): Promise<'docx' | 'odt' | undefined> {
  const entries = entriesOf(bytes);
  if (!entries) return undefined;
  const named = new Map(entries.map((entry) => [entry.name, entry]));
  const text = async (name: string) => {
    const entry = named.get(name);
    return entry && unpacked(bytes, entry);
  };
  if (entries.some(({ name }) => isActive(name))) return undefined;
  if (named.has('word/document.xml')) {
    const types = await text('[Content_Types].xml');
    const isWord = types?.includes('wordprocessingml.document.main+xml') && !/macroEnabled|vbaProject/i.test(types);
    if (!isWord) return undefined;
    for (const name of named.keys())
      if (name.endsWith('.rels') && isReaching((await text(name)) ?? '<')) return undefined;
    return 'docx';
  }
  const isText = named.has('content.xml') && (await text('mimetype')) === 'application/vnd.oasis.opendocument.text';
  const manifest = isText ? await text('META-INF/manifest.xml') : undefined;
  return manifest && !/encryption-data/i.test(manifest) ? 'odt' : undefined;
}

/** Parts that hold macros, scripts or programs: Word's, those of OpenDocument, and packages of other programs. */
function isActive(name: string): boolean {
  return /(^|\/)(vba\w*\.(bin|xml)|activex\/|oleobject\w*\.bin|macrosheets\/|basic\/|scripts\/|configurations2\/scripts)|\.(exe|dll|js|jse|vbs|vbe|wsf|hta|scr|bat|cmd|ps1|lnk|docm|dotm|xlsm|xlsb|pptm|jar)$/i.test(
    name,
  );
}

/** Whether the relations of a part fetch a template, a frame or an object from elsewhere, as a letter with a hidden macro does. */
function isReaching(relations: string): boolean {
  return [...relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/gi)].some(
    ([tag]) =>
      /TargetMode\s*=\s*["']External["']/i.test(tag) && !/Type\s*=\s*["'][^"']*\/(hyperlink|image)["']/i.test(tag),
  );
}

/** The directory of a zip (APPNOTE 4.3.12); nothing when it is damaged, too large, locked or lies about its parts. */
function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50) return undefined;
  let end = bytes.length - 22;
  // A comment may stand behind the end, of 64 KB at most.
  for (const least = Math.max(0, end - 65_535); end >= least && view.getUint32(end, true) !== 0x06054b50;) end--;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count === 0 || count > most.entries) return undefined;
  const entries: Entry[] = [];
  const names = new Set<string>();
  let [place, sum] = [view.getUint32(end + 16, true), 0];
  for (let number = 0; number < count; number++) {
    if (place + 46 > end || view.getUint32(place, true) !== 0x02014b50) return undefined;
    const lengthOf = (offset: number) => view.getUint16(place + offset, true);
    const next = place + 46 + lengthOf(28) + lengthOf(30) + lengthOf(32);
    if (next > end) return undefined;
    const name = new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + lengthOf(28))).replace(/^\/+/, '');
    const entry = {
      ...{ name, method: lengthOf(10), packed: view.getUint32(place + 20, true) },
      ...{ size: view.getUint32(place + 24, true), place: view.getUint32(place + 42, true) },
    };
    const isLocked = (lengthOf(8) & 1) === 1;
    sum += entry.size;
    // Two parts of one name: one is for the check, the other for the program that opens it.
    if (isLocked || ![0, 8].includes(entry.method) || names.has(name.toLowerCase()) || sum > most.unpacked)
      return undefined;
    if (entry.place + 30 + entry.packed > place) return undefined;
    names.add(name.toLowerCase());
    entries.push(entry);
    place = next;
  }
  return entries;
}

/** A part as text; nothing when it is damaged or larger than any that is looked at. Never more is unpacked than that. */
async function unpacked(bytes: Uint8Array, { method, packed, size, place }: Entry): Promise<string | undefined> {
  if (size > most.part) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(place, true) !== 0x04034b50) return undefined;
  const start = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return new TextDecoder().decode(data);
  const stream = new Blob([data as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let total = 0; ;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      total += value.length;
      if (total > most.part) return void (await reader.cancel());
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return undefined;
  }
}
