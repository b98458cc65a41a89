/**
 * The inner loops of src/domain/portfolio/curves-by-group.ts, compiled to WebAssembly by ../build.mjs. This is AssemblyScript: `load` and
 * `store` read and write the one memory in which the columns and the tables stand, and an address is a count of bytes in it.
 *
 * `planGroup`, `earnGroup` and `spendGroup` each count one group: they clear the table, add every row of the group to the days of the
 * table, and sum those up to the sample days. One table serves all groups, one after the other, so that it stays in the processor's
 * nearest cache.
 */

/**
 * Planned value by the slopes of its curve: an item adds its daily budget on its first day and takes it away after its last. The
 * whole part of a daily budget counts units, without any rounding; the rest is less than a unit. Summing up twice, from changes of
 * slope to slopes to planned value, gives the curve. An amount that lies within the doubt of half a minor unit becomes NaN: it may be
 * rounded either way; and so does every amount of a group with an item that has no working day, and of the whole.
 *
 * @param units units a minor unit has, a power of two
 * @param before 16 × the working days before each day, and then 16 × all of them
 * @param inverses 1 / n for each n, and 0 for n = 0: an item without a working day adds nothing to the table
 * @param table receives for each working day the whole part and the rest of the change of slope
 * @param sampleEnds 16 × the working days through each sample day, ascending
 * @param doubt in minor units
 * @param wholes receives for each sample, beside what other groups added, the whole part and the rest
 * @param planned receives an amount per sample
 * @returns how many amounts are NaN
 */
export function planGroup(
  items: i32,
  start: usize,
  finish: usize,
  budget: usize,
  units: f64,
  before: usize,
  inverses: usize,
  table: usize,
  tableBytes: usize,
  samples: i32,
  sampleEnds: usize,
  doubt: f64,
  wholes: usize,
  planned: usize,
): i32 {
  memory.fill(table, 0, tableBytes);
  let withoutDay = false;
  for (const end = start + ((<usize>items) << 1); start < end; start += 2, finish += 2, budget += 8) {
    const rise = <usize>load<u32>(before + ((<usize>load<u16>(start)) << 2));
    const fall = <usize>load<u32>(before + ((<usize>load<u16>(finish)) << 2), 4);
    const length = fall - rise;
    withoutDay = withoutDay || length == 0;
    const inverse = load<f64>(inverses + (length >> 1));
    const amount = load<f64>(budget) * units;
    const whole = Math.floor(amount * inverse);
    const rest = (amount - whole * <f64>(<i32>(length >> 4))) * inverse;
    const slope = pair(whole, rest);
    v128.store(table + rise, f64x2.add(v128.load(table + rise), slope));
    v128.store(table + fall, f64x2.sub(v128.load(table + fall), slope));
  }
  let unsure = 0;
  let slope = f64x2.splat(0);
  let value = f64x2.splat(withoutDay ? NaN : 0);
  let cell = table;
  for (let sample = 0; sample < samples; sample++, sampleEnds += 4, wholes += 16, planned += 8) {
    for (const end = table + <usize>load<u32>(sampleEnds); cell < end; cell += 16) {
      slope = f64x2.add(slope, v128.load(cell));
      value = f64x2.add(value, slope);
    }
    v128.store(wholes, f64x2.add(v128.load(wholes), value));
    unsure += storeRounded(planned, value, units, doubt);
  }
  return unsure;
}

/** From the whole parts and rests of all groups to amounts, see {@link planGroup}; returns how many are NaN. */
export function planWhole(samples: i32, wholes: usize, units: f64, doubt: f64, planned: usize): i32 {
  let unsure = 0;
  for (let sample = 0; sample < samples; sample++, wholes += 16, planned += 8) {
    unsure += storeRounded(planned, v128.load(wholes), units, doubt);
  }
  return unsure;
}

/** The whole part counts `units` to a minor unit, and so does the rest. Scaling by a power of two does not round. */
function storeRounded(cell: usize, value: v128, units: f64, doubt: f64): i32 {
  const minor = 1 / units;
  const whole = f64x2.extract_lane(value, 0);
  const below = Math.floor(whole * minor);
  const above = (whole - below * units + f64x2.extract_lane(value, 1)) * minor;
  const nearest = Math.floor(above + 0.5);
  const sure = 0.5 - Math.abs(above - nearest) > doubt;
  store<f64>(cell, sure ? below + nearest : NaN);
  return i32(!sure);
}

/**
 * Earned value: the sums of budget × change of credit, which are minor units × basis points, rounded half-even to minor units.
 *
 * @param weighted of each report, budget × change of credit
 * @param table receives for each day the sum of that day
 * @param sampleEnds 8 × the days through each sample day, ascending
 * @param wholes receives for each sample, beside what other groups added, minor units and what is left of them: together they could
 *   be too large
 * @param earned receives an amount per sample
 */
export function earnGroup(
  reports: i32,
  day: usize,
  weighted: usize,
  table: usize,
  tableBytes: usize,
  samples: i32,
  sampleEnds: usize,
  wholes: usize,
  earned: usize,
): void {
  addByDay(reports, day, weighted, table, tableBytes);
  let total = 0.0;
  let cell = table;
  for (let sample = 0; sample < samples; sample++, sampleEnds += 4, wholes += 16, earned += 8) {
    const end = table + <usize>load<u32>(sampleEnds);
    total += sumThrough(cell, end);
    cell = end;
    const minor = Math.floor(total * (1 / FULL));
    const rest = total - minor * FULL;
    store<f64>(earned, roundHalfEven(minor, rest));
    v128.store(wholes, f64x2.add(v128.load(wholes), pair(minor, rest)));
  }
}

/** From the minor units of all groups and what is left of them to amounts, see {@link earnGroup}. */
export function earnWhole(samples: i32, wholes: usize, earned: usize): void {
  for (let sample = 0; sample < samples; sample++, wholes += 16, earned += 8) {
    const rest = load<f64>(wholes, 8);
    const carried = Math.floor(rest * (1 / FULL));
    store<f64>(earned, roundHalfEven(load<f64>(wholes) + carried, rest - carried * FULL));
  }
}

/** Basis points of full credit. */
const FULL: f64 = 10_000;

/** A rest just below 0 or just at FULL is right too: `minor` may be one too many or too few, by how its product was rounded. */
function roundHalfEven(minor: f64, rest: f64): f64 {
  if (rest == FULL / 2) return 2 * Math.floor((minor + 1) / 2);
  return rest > FULL / 2 ? minor + 1 : minor;
}

/**
 * Actual cost.
 *
 * @param table receives for each day the sum of that day
 * @param sampleEnds 8 × the days through each sample day, ascending
 * @param whole receives an amount per sample, beside what other groups added
 * @param spent receives an amount per sample
 */
export function spendGroup(
  costs: i32,
  day: usize,
  amount: usize,
  table: usize,
  tableBytes: usize,
  samples: i32,
  sampleEnds: usize,
  whole: usize,
  spent: usize,
): void {
  addByDay(costs, day, amount, table, tableBytes);
  let total = 0.0;
  let cell = table;
  for (let sample = 0; sample < samples; sample++, sampleEnds += 4, whole += 8, spent += 8) {
    const end = table + <usize>load<u32>(sampleEnds);
    total += sumThrough(cell, end);
    cell = end;
    store<f64>(spent, total);
    store<f64>(whole, load<f64>(whole) + total);
  }
}

/** Clears the table and adds the amount of each row to its day. */
function addByDay(rows: i32, day: usize, amount: usize, table: usize, tableBytes: usize): void {
  memory.fill(table, 0, tableBytes);
  for (const end = day + ((<usize>rows) << 1); day < end; day += 2, amount += 8) {
    const cell = table + ((<usize>load<u16>(day)) << 3);
    store<f64>(cell, load<f64>(cell) + load<f64>(amount));
  }
}

function sumThrough(cell: usize, end: usize): f64 {
  let sum = 0.0;
  for (; cell < end; cell += 8) sum += load<f64>(cell);
  return sum;
}

function pair(first: f64, second: f64): v128 {
  return f64x2.replace_lane(f64x2.splat(first), 1, second);
}
