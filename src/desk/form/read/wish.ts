/** How somebody wants to be answered: by mail, by telephone, or not at all. */
export const wishes = ['mail', 'call', 'none'] as const;
export type Wish = (typeof wishes)[number];
