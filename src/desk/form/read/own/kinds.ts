/** What can be written into a field of the agency's own. */
export const ownKinds = ['text', 'number', 'date', 'choice', 'phone', 'order'] as const;
export type OwnKind = (typeof ownKinds)[number];
