import { expect, test } from '@playwright/test';
import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import { documentKind } from '../../../../../src/desk/form/read/formats/zip.ts';
import { formats } from '../../../../../src/desk/form/read/formats/kinds.ts';
import { recognise } from '../../../../../src/desk/form/read/formats/recognise.ts';
import { checkAttachments, limitsOf } from '../../../../../src/desk/form/read/limits.ts';
import { safeName } from '../../../../../src/desk/form/read/names.ts';
import { somePdf } from '../../files.ts';

interface Lies {
  size?: number;
  flags?: number;
}

/** A zip of these parts, in their order; `lies` changes what its directory says of each. */
function zip(parts: Record<string, string | Buffer>, lies: Lies = {}): Buffer {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let place = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const data = name === 'mimetype' ? bytes : deflateRawSync(bytes);
    const method = name === 'mimetype' ? 0 : 8;
    const label = Buffer.from(name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(method, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(label.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(lies.flags ?? 0, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(lies.size ?? bytes.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(place, 42);
    files.push(head, label, data);
    directory.push(entry, label);
    place += 30 + label.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...files, ...directory, end]);
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const types = (type = wordType) => `<Types><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
const relations = (more = '') =>
  `<Relationships><Relationship Id="1" Type="http://x/relationships/hyperlink" Target="https://example.org" TargetMode="External"/>${more}</Relationships>`;
const docx = {
  '[Content_Types].xml': types(),
  'word/document.xml': '<w:document/>',
  'word/_rels/document.xml.rels': relations(),
};
const odt = {
  mimetype: 'application/vnd.oasis.opendocument.text',
  'content.xml': '<office/>',
  'META-INF/manifest.xml': '<manifest:manifest/>',
};

test('a document of Word or an OpenDocument text is known by its parts; one with macros, locked, damaged or reaching elsewhere is neither', async () => {
  const bomb = { ...docx, '[Content_Types].xml': types() + ' '.repeat(50_000_000) };
  for (const [what, bytes, kind] of [
    ['Word', zip(docx), 'docx'],
    ['OpenDocument', zip(odt), 'odt'],
    ['Word, with a comment behind its end', zip({ ...docx }), 'docx'],
    ['a part for macros', zip({ ...docx, 'word/vbaProject.bin': 'x' }), undefined],
    [
      'macros by their type alone',
      zip({
        ...docx,
        '[Content_Types].xml': types(
          wordType
            .replace('openxmlformats-officedocument', 'ms-word')
            .replace('document.main', 'document.macroEnabled.main'),
        ),
      }),
      undefined,
    ],
    ['a program inside', zip({ ...docx, 'word/embeddings/oleObject1.bin': 'MZ' }), undefined],
    [
      'a template from elsewhere',
      zip({
        ...docx,
        'word/_rels/settings.xml.rels': relations(
          '<Relationship Id="2" Type="http://x/relationships/attachedTemplate" Target="https://example.org/a.dotm" TargetMode="External"/>',
        ),
      }),
      undefined,
    ],
    ['Basic in an OpenDocument', zip({ ...odt, 'Basic/Standard/Module1.xml': 'x' }), undefined],
    ['a locked OpenDocument', zip({ ...odt, 'META-INF/manifest.xml': '<manifest:encryption-data/>' }), undefined],
    ['a spreadsheet', zip({ ...odt, mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), undefined],
    ['another zip', zip({ 'a.txt': 'a' }), undefined],
    ['a locked zip', zip(docx, { flags: 1 }), undefined],
    ['a part that unpacks to more than is looked at', zip(bomb), undefined],
    ['the same, with a lie about its size', zip(bomb, { size: 10 }), undefined],
    ['parts that would fill a disk', zip(docx, { size: 4_000_000_000 }), undefined],
    ['one that is cut off', zip(docx).subarray(0, -30), undefined],
    ['no zip at all', Buffer.from('PK\x03\x04 and nothing'), undefined],
  ] as const)
    expect(await documentKind(bytes), what).toBe(kind);
});

/** Boxes of ISO/IEC 14496-12. */
const box = (name: string, content: Buffer | string = '') => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, Buffer.from(content as string)]);
};
const heic = (...brands: string[]) =>
  Buffer.concat([
    box('ftyp', `${brands[0]}\0\0\0\0${brands.slice(1).join('')}`),
    box('meta', 'x'.repeat(40)),
    box('mdat', 'y'.repeat(60)),
  ]);

test('a picture of an iPhone is known by its brands and boxes; what stands behind it is cut off', async () => {
  for (const [what, bytes, length] of [
    ['heic', heic('heic', 'mif1', 'heic'), heic('heic', 'mif1', 'heic').length],
    ['mif1 with heic beside it', heic('mif1', 'heic'), heic('mif1', 'heic').length],
    ['AVIF', heic('avif', 'mif1'), undefined],
    ['mif1 alone', heic('mif1'), undefined],
    ['a film', heic('isom', 'mp42'), undefined],
    ['one that is cut off', heic('heic', 'mif1').subarray(0, -10), undefined],
    ['with something behind it', Buffer.concat([heic('heic'), Buffer.from('\0\0\0\x05MZ..')]), heic('heic').length],
  ] as const) {
    const found = await recognise(bytes, formats);
    expect(found?.bytes.length, what).toBe(length);
  }
});

test('only the kinds that the agency takes are taken, under the names that visitors gave them', async () => {
  const [pdf, word] = [somePdf('text'), zip(docx)];
  const all = limitsOf(3, undefined, [...formats]);
  expect(await checkAttachments([word], limitsOf(3))).toMatchObject({ problem: 'kind' });
  const { attachments } = await checkAttachments([pdf, word, pdf], all, [
    'C:\\temp\\Søknad.PDF',
    '../brev.docm',
    'søknad.pdf',
  ]);
  expect(attachments.map(({ kind, name }) => [kind, name])).toEqual([
    ['pdf', 'Søknad.pdf'],
    ['docx', 'brev.docx'],
    ['pdf', 'søknad-2.pdf'],
  ]);
});

test('a name is made safe and keeps what it says', () => {
  for (const [name, safe] of [
    ['letter.pdf', 'letter.pdf'],
    ['scan 2026.11.30.pdf', 'scan 2026.11.30.pdf'],
    ['invoice.exe', 'invoice.pdf'],
    ['invoice.pdf.exe', 'invoice.pdf.pdf'],
    ['/etc/passwd', 'passwd.pdf'],
    ['..\\..\\a.pdf', 'a.pdf'],
    ['a\u202efdp.exe', 'afdp.pdf'],
    ['a\r\nX-Header: b.pdf', 'aX-Header- b.pdf'],
    ['"><b>.pdf', 'b.pdf'],
    ['CON.pdf', ''],
    ['com1.txt.pdf', ''],
    ['.htaccess', 'htaccess.pdf'],
    ['   .pdf', ''],
    ['', ''],
    ['رسالة.pdf', 'رسالة.pdf'],
    ['$(rm -rf x).pdf', '(rm -rf x).pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(80)}.pdf`],
  ] as const)
    expect(safeName(name, 'pdf'), name).toBe(safe);
});
