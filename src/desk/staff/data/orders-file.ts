import { createHmac } from 'node:crypto';
import { decode } from '../../../catalogue/read/encoding.ts';
import { cellName, readCsv, type Row } from '../../../catalogue/read/csv.ts';
import { instantOf } from '../../../hours/zone.ts';
import { suggest } from '../../../settings/problems.ts';
import type { Fact, OrderKind } from '../../file.ts';
import { readFact, readNumber } from '../../orders/facts.ts';
import { problemOfDay, problemOfTime } from '../../orders/times.ts';
import type { Order } from '../../store/orders/orders.ts';

/** What a file is read with: the kind of its orders, the key of their digests, the agency's zone, and the clock. */
export interface Reading {
  id: string;
  kind: OrderKind;
  key: string;
  zone: string;
  now: Date;
}

/**
 * Reads a file of orders: CSV in UTF-8, whose first row names the columns, in any order: `number`, the second facts of the kind, `state`,
 * `changed`, and if there are such `until` and `expected`. Every mistake is named by its row, without anything of a person; where there
 * is one, no order counts.
 */
export function readOrders(bytes: Uint8Array, reading: Reading): { orders: Order[]; mistakes: string[] } {
  const text = decode(bytes);
  if (typeof text !== 'string') return { orders: [], mistakes: [`Line ${text.line} ${text.message}`] };
  const { secret } = reading.kind;
  const needed = ['number', ...secret, 'state', 'changed'];
  const known = [...needed, 'until', 'expected'];
  const { rows, mistakes: wrong } = readCsv(text, separatorOf(text, known));
  const mistakes = wrong.map(({ row, cell, message }) => `Row ${row}, cell ${cellName(cell, row)}: ${message}`);
  const [header, ...others] = rows;
  const names = (header?.cells ?? []).map((cell) => cell.text.trim().toLowerCase());
  for (const [place, name] of names.entries()) {
    const said = `Row 1, cell ${cellName(place, 1)}: `;
    if (!known.includes(name)) mistakes.push(`${said}"${name}" is not a column.${suggest(name, known)}`);
    else if (names.indexOf(name) < place) mistakes.push(`${said}the column "${name}" stands here a second time.`);
  }
  for (const name of needed)
    if (!names.includes(name))
      mistakes.push(
        `Row 1: the column "${name}" is missing. The first row must name ${needed.join(', ')}, in any order.`,
      );
  if (mistakes.length > wrong.length) return { orders: [], mistakes };
  const seen = new Map<string, number>();
  const orders = others
    .filter(({ cells }) => cells.some((cell) => cell.text.trim() !== ''))
    .flatMap((row) => {
      const found = readRow(row, names, reading);
      const first = typeof found === 'string' ? undefined : seen.get(found.number);
      if (typeof found === 'string') mistakes.push(`Row ${row.number}: ${found}`);
      else if (first !== undefined)
        mistakes.push(`Row ${row.number}: number: is that of row ${first}, too. Each order stands in one row.`);
      else {
        seen.set(found.number, row.number);
        return [found];
      }
      return [];
    });
  return { orders, mistakes };
}

/** An order, or all that is wrong with its row in one line. */
function readRow({ cells }: Row, names: string[], { id, kind, key, zone, now }: Reading): Order | string {
  if (cells.length !== names.length)
    return `has ${cells.length} cells, and the first row ${names.length}: a column is missing or moved.`;
  const text = (name: string) => cells[names.indexOf(name)]?.text.trim() ?? '';
  const number = readNumber(text('number'));
  const today = now.toISOString().slice(0, 10);
  const facts = kind.secret.map((fact) => readFact(fact, text(fact), today));
  const state = text('state');
  const changed = momentOf(text('changed'), zone);
  const problems = [
    number === '' && 'number: is empty.',
    ...kind.secret.map((fact, place) => problemOfFact(fact, facts[place]!, kind)),
    !Object.hasOwn(kind.states, state) &&
      `state: "${state.slice(0, 40)}" is not a state of ${id}.${suggest(state, Object.keys(kind.states))}`,
    problemOfTime('changed', changed, now),
    problemOfDay('until', text('until')),
    problemOfDay('expected', text('expected')),
  ].filter(Boolean);
  if (problems.length > 0) return problems.join(' ');
  const digest = (...parts: string[]) => createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  return {
    kind: id,
    // As `digestsOf` makes them, which is too slow for a hundred thousand.
    number: digest('order number', id, number),
    secret: digest('order', id, number, ...facts),
    state,
    changed: new Date(changed).toISOString(),
    version: 0,
    until: text('until'),
    expected: text('expected'),
  };
}

function problemOfFact(fact: Fact, value: string, { codeLength }: OrderKind): string | undefined {
  if (fact === 'code' && value.length < codeLength)
    return `code: is shorter than ${codeLength} signs, and would be guessed.`;
  if (value !== '') return undefined;
  return fact === 'birth-date'
    ? 'birth-date: is no day of the past. Write year-month-day, such as 1990-12-24.'
    : `${fact}: is empty.`;
}

/** A day, or a time without its zone, on the agency's clock; anything else as it is. */
function momentOf(text: string, zone: string): string {
  const [, day, clock = '00:00', seconds = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?$/.exec(text) ?? [];
  if (!day || Number.isNaN(Date.parse(`${day}T${clock}${seconds}Z`))) return text;
  return new Date(instantOf(zone, day, clock) + Number(seconds.slice(1) || 0) * 1000).toISOString();
}

/** The sign that parts the first line into most columns that are known. */
function separatorOf(text: string, known: string[]): string {
  const first = /^[^\r\n]*/.exec(text)![0].toLowerCase().replaceAll('"', '');
  const count = (sign: string) => first.split(sign).filter((name) => known.includes(name.trim())).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
