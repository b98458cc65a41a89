/** Records of one kind by an attribute of theirs that may change, such as issues by project. */
export interface Grouping<R> {
  /** Call after each put; `groups` is where the record belongs now. */
  place(id: string, record: R, groups: readonly string[]): void;
  remove(id: string): void;
  of(group: string): readonly R[];
}

/** Keeps members in the order in which they came; `of` costs nothing while a group does not change. */
export function createGrouping<R>(): Grouping<R> {
  const members = new Map<string, Map<string, R>>();
  const groupsById = new Map<string, readonly string[]>();
  const lists = new Map<string, readonly R[]>();
  const none: readonly R[] = [];

  function remove(id: string): void {
    for (const group of groupsById.get(id) ?? []) {
      members.get(group)?.delete(id);
      lists.delete(group);
    }
    groupsById.delete(id);
  }

  return {
    place(id, record, groups) {
      const before = groupsById.get(id);
      const same = before?.length === groups.length && groups.every((group, index) => before[index] === group);
      if (!same) remove(id);
      for (const group of groups) {
        let inGroup = members.get(group);
        if (inGroup === undefined) members.set(group, (inGroup = new Map<string, R>()));
        if (inGroup.get(id) === record) continue;
        inGroup.set(id, record);
        lists.delete(group);
      }
      groupsById.set(id, groups);
    },
    remove,
    of(group) {
      const inGroup = members.get(group);
      if (inGroup === undefined || inGroup.size === 0) return none;
      let list = lists.get(group);
      if (list === undefined) lists.set(group, (list = [...inGroup.values()]));
      return list;
    },
  };
}
