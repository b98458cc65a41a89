/**
 * Jira's text search, as far as it goes without a language model: every word must occur, `-word` must not, "a phrase" must occur
 * in order, and `*` and `?` stand for letters. Jira also matches words by their stem; this does not.
 * https://support.atlassian.com/jira-software-cloud/docs/search-for-issues-using-the-text-field/
 */
export function textMatcher(query: string): (texts: readonly string[]) => boolean {
  const terms = [...query.matchAll(/([-+]?)(?:"([^"]*)"|(\S+))/g)].map(([, sign = '', phrase, word]) => ({
    forbidden: sign === '-',
    pattern: wordsPattern(phrase ?? word ?? ''),
  }));
  return (texts) => {
    const text = ` ${texts.flatMap(words).join(' ')} `;
    return terms.every(({ forbidden, pattern }) => pattern?.test(text) !== forbidden);
  };
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function wordsPattern(term: string): RegExp | null {
  const parts = term.toLowerCase().match(/[\p{L}\p{N}_*?]+/gu);
  if (!parts) return null;
  const body = parts.map((part) => part.replaceAll('*', '[^ ]*').replaceAll('?', '[^ ]')).join(' ');
  return new RegExp(` ${body} `, 'u');
}
