export const arrows: Readonly<Record<string, readonly string[]>>;
export const domainRooms: readonly string[];
