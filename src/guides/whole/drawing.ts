import { escapeMarkup } from '../../site/markup.ts';
import type { Language } from '../../settings/strings.ts';
import { checklistOf } from './checklist.ts';
import type { Guide } from '../tree/guide.ts';

const box = { width: 260, line: 18, gap: 26, column: 250 };

/**
 * Draws the graph of a guide as SVG, for editors: a layered drawing (Sugiyama, Tagawa and Toda 1981), layers from left to
 * right, each ordered by the barycentre of what leads there. Outcomes have a thick edge, each arrow the answer that it stands for.
 */
export function drawGuide(guide: Guide, words: Language, today: string): string {
  const { questions, outcomes } = checklistOf(guide, words, today);
  const nodes = [
    ...questions.map(({ id, ask, lines }) => ({
      id,
      text: ask,
      ways: lines.map(({ text, to }) => ({ text, to: to.id })),
      isEnd: false,
    })),
    ...outcomes.map(({ id, title }) => ({ id, text: title, ways: [], isEnd: true })),
  ].map((node) => ({ ...node, rows: [node.id, ...wrap(node.text, 34)] }));
  const columns = columnsOf(nodes);
  const places = new Map<string, { x: number; y: number; height: number }>();
  let height = 0;
  const widths = columns.length * (box.width + box.column) - box.column + 40;
  columns.forEach((column, index) => {
    let y = 20;
    // The barycentre of what leads here, so that arrows cross as little as they can.
    const near = (id: string) => {
      const from = nodes
        .filter(({ ways }) => ways.some(({ to }) => to === id))
        .flatMap((node) => places.get(node.id)?.y ?? []);
      return from.length > 0 ? from.reduce((sum, one) => sum + one, 0) / from.length : 0;
    };
    for (const node of column.toSorted((a, b) => near(a.id) - near(b.id))) {
      const own = Math.max(node.rows.length + 1, node.ways.length + 1) * box.line;
      places.set(node.id, { x: 20 + index * (box.width + box.column), y, height: own });
      y += own + box.gap;
    }
    height = Math.max(height, y);
  });
  const arrows = nodes.flatMap((node) =>
    node.ways.map(({ text, to }, index) => {
      const from = places.get(node.id)!;
      const target = places.get(to)!;
      const [x1, y1] = [from.x + box.width, from.y + box.line * (index + 1)];
      const [x2, y2] = [target.x, target.y + target.height / 2];
      const label = text.length > 34 ? `${text.slice(0, 33)}…` : text;
      return `<path d="M${x1} ${y1}h150C${x1 + 210} ${y1} ${x2 - 60} ${y2} ${x2} ${y2}" fill="none" stroke="#667" marker-end="url(#end)"/><text x="${x1 + 6}" y="${y1 - 4}" font-size="12" fill="#445"><title>${escapeMarkup(text)}</title>${escapeMarkup(label)}</text>`;
    }),
  );
  const boxes = nodes.map(({ id, rows, isEnd }) => {
    const { x, y, height: own } = places.get(id)!;
    const lines = rows.map(
      (row, index) =>
        `<tspan x="${x + 10}" dy="${index === 0 ? 0 : box.line}"${index === 0 ? ' fill="#557"' : ''}>${escapeMarkup(row)}</tspan>`,
    );
    return `<rect x="${x}" y="${y}" width="${box.width}" height="${own}" rx="6" fill="${isEnd ? '#eef5ee' : '#fff'}" stroke="#223" stroke-width="${isEnd ? 3 : 1}"/><text x="${x + 10}" y="${y + box.line}" font-size="13">${lines.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widths}" height="${height}" viewBox="0 0 ${widths} ${height}" font-family="sans-serif" xml:lang="${guide.language}"><title>${escapeMarkup(guide.title)}</title><defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="#667"/></marker></defs><rect width="100%" height="100%" fill="#fff"/>${arrows.join('')}${boxes.join('')}</svg>\n`;
}

/** Layers by longest path: each node in the column after the last question that leads to it. */
function columnsOf<Node extends { id: string; ways: { to: string }[] }>(nodes: Node[]): Node[][] {
  const depth = new Map<string, number>(nodes.map(({ id }) => [id, 0]));
  for (let moved = true, round = 0; moved && round <= nodes.length; round++) {
    moved = false;
    for (const { id, ways } of nodes)
      for (const { to } of ways)
        if (depth.get(to)! <= depth.get(id)!) {
          depth.set(to, depth.get(id)! + 1);
          moved = true;
        }
  }
  const columns: Node[][] = [];
  for (const node of nodes) (columns[depth.get(node.id)!] ??= []).push(node);
  return columns.filter(Boolean);
}

/** Breaks a text into rows at spaces, greedily. */
function wrap(text: string, most: number): string[] {
  const rows: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < most) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}
