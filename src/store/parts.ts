/**
 * Items of one part, where a large project is read or written part by part, in the order of ids. Without an end the database would go
 * through all that comes after, for every page of it; and of a few thousand items it would rather go through all cost of the project.
 */
export const ITEMS_A_PART = 1000;

/**
 * Behind every id and every day: they begin with digits. The last part ends here, because work outside of the baseline costs too, and
 * may have any id.
 */
export const BEHIND_ALL = '~';
