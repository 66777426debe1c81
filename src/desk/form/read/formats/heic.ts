/** Brands of pictures in HEIF that are coded in HEVC (ISO/IEC 23008-12, annex B), or name no more than the frame. */
const brands = ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'];

/**
 * The end of a picture in HEIC, as an iPhone takes it: boxes that begin with `ftyp`, with a directory of pictures (`meta`) and
 * their data; nothing when it is none or is cut off. `mif1` alone could be another kind, such as AVIF: one of HEVC's must stand beside it.
 */
export function endOfHeic(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (place: number) => String.fromCharCode(...bytes.subarray(place, place + 4));
  if (bytes.length < 24 || name(4) !== 'ftyp') return undefined;
  const length = view.getUint32(0);
  if (length < 16 || length > 1024 || length > bytes.length) return undefined;
  const named = [name(8)];
  for (let place = 16; place + 4 <= length; place += 4) named.push(name(place));
  if (!brands.includes(named[0]!) || !named.some((brand) => /^hei[cxms]$/.test(brand))) return undefined;
  let [hasMeta, hasData, place] = [false, false, length];
  while (place + 8 <= bytes.length) {
    const kind = name(place + 4);
    const said = view.getUint32(place);
    // 1: the size stands behind the name in 64 bits; 0: up to the end of the file.
    const size =
      said === 1 && place + 16 <= bytes.length ? Number(view.getBigUint64(place + 8)) : said || bytes.length - place;
    // What stands behind the last box is no part of the picture.
    if (!/^[a-zA-Z0-9 ]{4}$/.test(kind) || size < 8) break;
    if (place + size > bytes.length) return undefined;
    hasMeta ||= kind === 'meta';
    hasData ||= kind === 'mdat' || kind === 'idat';
    place += size;
  }
  return hasMeta && hasData ? place : undefined;
}
