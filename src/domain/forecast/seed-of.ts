const FNV_OFFSET_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * A seed that is always the same for the same text: its FNV-1a hash of 32 bits (Fowler, Noll and Vo), over UTF-16 code units. For
 * ids, which are ASCII, these are their bytes.
 */
export function seedOf(text: string): number {
  let hash = FNV_OFFSET_BASIS;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash >>> 0;
}
