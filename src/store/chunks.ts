/**
 * Rows of one multi-row statement. At most twelve short columns each, so a statement stays far below Forge's 1 MiB a
 * request ("SQL limits") and below SQLite's 32 766 parameters.
 */
const ROWS_PER_STATEMENT = 250;

export function chunksOf<T>(items: readonly T[], size: number = ROWS_PER_STATEMENT): readonly (readonly T[])[] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}

/** `(?, ?), (?, ?)` for rows × columns. */
export function placeholders(rows: number, columns: number): string {
  const row = `(${list(columns)})`;
  return Array.from({ length: rows }, () => row).join(', ');
}

/** `?, ?, ?` */
export function list(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ');
}
