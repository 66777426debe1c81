/** When a message is due, as SQL: by when an answer was promised or, where nothing was, when it came. Indexes hold it in these words. */
export const due = "(case when answer_by = '' then received else answer_by end)";
