export const arrows: Readonly<Record<string, readonly string[]>>;
export const typesOnly: Readonly<Record<string, readonly string[]>>;
