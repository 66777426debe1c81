/** The time so many milliseconds after another, as the store writes all times: UTC, ISO 8601 with milliseconds. */
export function after(now: Date, milliseconds: number): string {
  return new Date(now.getTime() + milliseconds).toISOString();
}
