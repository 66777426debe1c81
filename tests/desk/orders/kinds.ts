import type { DeskFile } from '../../../src/desk/file.ts';
import { file } from '../send/town.ts';

const state = { ready: false, beside: false, end: false };

/** A town with two kinds of orders. */
export const town: DeskFile = {
  ...file,
  orders: {
    loan: {
      ...{ name: { en: 'A book' }, secret: ['code'], codeLength: 6, every: 24, keptFor: 60 },
      states: { received: state, ready: { ...state, ready: true }, collected: { ...state, end: true } },
    },
    passport: {
      ...{ name: { en: 'A passport' }, secret: ['birth-date', 'postcode'], codeLength: 6, keptFor: 60 },
      states: { received: state, collected: { ...state, end: true } },
    },
  },
};
