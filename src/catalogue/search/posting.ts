/** Fields that can be searched, as bits of a posting's field mask. `q` asks for all of them. */
export const bits = { title: 1, author: 2, subject: 4, id: 8 } as const;

/**
 * A posting of the inverted index in one integer: the record's index, the norm of its title's length in 2 bits (3 for the
 * shortest titles, 0 for long ones) and the mask of the fields in which the term stands in 4.
 */
export const pack = (record: number, norm: number, mask: number) => record * 64 + norm * 16 + mask;
/** The index of a posting's record. */
export const recordOf = (posting: number) => Math.floor(posting / 64);
/** The length norm of a posting, 0 to 3. */
export const normOf = (posting: number) => Math.floor(posting / 16) % 4;
/** The field mask of a posting. */
export const maskOf = (posting: number) => posting % 16;
