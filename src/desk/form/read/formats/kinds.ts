/** What a file can be that comes with a message: its type on the internet, how its name ends, and what people call it. */
export const kinds = {
  pdf: { type: 'application/pdf', ending: 'pdf', name: 'PDF' },
  jpeg: { type: 'image/jpeg', ending: 'jpg', name: 'JPEG' },
  png: { type: 'image/png', ending: 'png', name: 'PNG' },
  heic: { type: 'image/heic', ending: 'heic', name: 'HEIC' },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'docx',
    name: 'Word (.docx)',
  },
  // What was spoken on the telephone; no form takes it.
  wav: { type: 'audio/wav', ending: 'wav', name: 'WAV' },
  odt: { type: 'application/vnd.oasis.opendocument.text', ending: 'odt', name: 'OpenDocument (.odt)' },
} as const;

export type Kind = keyof typeof kinds;

/** The kinds in the order in which they are named. */
export const formats = ['pdf', 'jpeg', 'png', 'heic', 'docx', 'odt'] as const satisfies Kind[];
