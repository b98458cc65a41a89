/**
 * The inner loops of src/domain/portfolio/curves-by-group.ts, compiled to WebAssembly by ../build.mjs. This is AssemblyScript: `load` and
 * `store` read and write the one memory in which the columns and the tables stand, and an address is a count of bytes in it.
 *
 * The planned table has a row per group, of cells per working day; a cell is two doubles, a whole part and a rest. The step tables
 * have a row per group, of one double per sample day and one for what comes after the last. All tables come cleared.
 */

/**
 * Planned value by the slopes of its curve: an item adds its daily budget on its first day and takes it away after its last. The
 * whole part of a daily budget counts units, without any rounding; the rest is less than a unit.
 *
 * @param units units a minor unit has, a power of two
 * @param before 16 × the working days before each day; `through`, 16 × those through it
 * @param inverses 1 / n for each n, and 0 for n = 0: an item without a working day adds nothing to the table
 * @param budgets receives Σ budget of each group, in minor units
 * @returns how many items have no working day
 */
export function addPlanned(
  items: i32,
  group: usize,
  start: usize,
  finish: usize,
  budget: usize,
  units: f64,
  before: usize,
  through: usize,
  inverses: usize,
  table: usize,
  rowBytes: usize,
  budgets: usize,
): i32 {
  let without = 0;
  for (const end = group + ((<usize>items) << 1); group < end; group += 2, start += 2, finish += 2, budget += 8) {
    const at = <usize>load<u16>(group);
    const row = table + at * rowBytes;
    const rise = <usize>load<u32>(before + ((<usize>load<u16>(start)) << 2));
    const fall = <usize>load<u32>(through + ((<usize>load<u16>(finish)) << 2));
    const length = fall - rise;
    without += i32(length == 0);
    const inverse = load<f64>(inverses + (length >> 1));
    const minor = load<f64>(budget);
    const total = budgets + (at << 3);
    store<f64>(total, load<f64>(total) + minor);
    const amount = minor * units;
    const whole = Math.floor(amount * inverse);
    const rest = (amount - whole * <f64>(<i32>(length >> 4))) * inverse;
    const slope = f64x2.replace_lane(f64x2.splat(whole), 1, rest);
    v128.store(row + rise, f64x2.add(v128.load(row + rise), slope));
    v128.store(row + fall, f64x2.sub(v128.load(row + fall), slope));
  }
  return without;
}

/**
 * Sums the slopes up, twice over: from changes of slope to slopes to planned value, of each group and of the whole, rounded to minor
 * units. An amount that lies within its row's doubt of half a minor unit becomes NaN: it may be rounded either way.
 *
 * @param sampleEnds 16 × the working days through each sample day, ascending
 * @param wholes receives for each sample the whole's whole part and rest
 * @param doubts for each group and then the whole, in minor units
 * @param planned receives a row per group and then the whole, of a cell per sample
 * @returns how many cells are NaN
 */
export function sumPlanned(
  groups: i32,
  table: usize,
  rowBytes: usize,
  samples: i32,
  sampleEnds: usize,
  units: f64,
  wholes: usize,
  doubts: usize,
  planned: usize,
): i32 {
  let unsure = 0;
  for (let group = 0; group < groups; group++, table += rowBytes, doubts += 8) {
    const doubt = load<f64>(doubts);
    let cell = table;
    let slope = f64x2.splat(0);
    let value = f64x2.splat(0);
    for (let sample = 0; sample < samples; sample++, planned += 8) {
      for (const end = table + <usize>load<u32>(sampleEnds + ((<usize>sample) << 2)); cell < end; cell += 16) {
        slope = f64x2.add(slope, v128.load(cell));
        value = f64x2.add(value, slope);
      }
      const whole = wholes + ((<usize>sample) << 4);
      v128.store(whole, f64x2.add(v128.load(whole), value));
      unsure += storeRounded(planned, value, units, doubt);
    }
  }
  const doubt = load<f64>(doubts);
  for (let sample = 0; sample < samples; sample++, planned += 8, wholes += 16) {
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

/** For each item, the bytes from the start of a step table to its group's row. */
export function findRows(items: i32, group: usize, rowBytes: u32, rows: usize): void {
  for (const end = group + ((<usize>items) << 1); group < end; group += 2, rows += 4) {
    store<u32>(rows, load<u16>(group) * rowBytes);
  }
}

/**
 * Adds budget × change of credit of each report. Four reports a turn, read together: the column ends with zeros where their number
 * is no multiple of four.
 *
 * @param cells for each day, the address of its sample's cell in the first row
 */
export function addEarned(
  reports: i32,
  rows: usize,
  budget: usize,
  item: usize,
  day: usize,
  change: usize,
  cells: usize,
): void {
  for (const end = item + ((<usize>reports) << 2); item < end; item += 16, day += 8, change += 8) {
    const early = load<u64>(item);
    const late = load<u64>(item, 8);
    const days = load<u64>(day);
    const changes = load<i64>(change);
    addReport(<u32>early, (<u32>days) & 0xffff, <i16>changes, rows, budget, cells);
    addReport(<u32>(early >> 32), (<u32>(days >> 16)) & 0xffff, <i16>(changes >> 16), rows, budget, cells);
    addReport(<u32>late, (<u32>(days >> 32)) & 0xffff, <i16>(changes >> 32), rows, budget, cells);
    addReport(<u32>(late >> 32), <u32>(days >> 48), <i16>(changes >> 48), rows, budget, cells);
  }
}

function addReport(item: u32, day: u32, change: i16, rows: usize, budget: usize, cells: usize): void {
  const cell = <usize>(load<u32>(rows + (item << 2)) + load<u32>(cells + (day << 2)));
  store<f64>(cell, load<f64>(cell) + load<f64>(budget + (item << 3)) * <f64>change);
}

/** Adds the amount of each cost, four a turn. */
export function addActual(costs: i32, rows: usize, item: usize, day: usize, amount: usize, cells: usize): void {
  for (const end = item + ((<usize>costs) << 2); item < end; item += 16, day += 8, amount += 32) {
    const early = load<u64>(item);
    const late = load<u64>(item, 8);
    const days = load<u64>(day);
    addCost(<u32>early, (<u32>days) & 0xffff, load<f64>(amount), rows, cells);
    addCost(<u32>(early >> 32), (<u32>(days >> 16)) & 0xffff, load<f64>(amount, 8), rows, cells);
    addCost(<u32>late, (<u32>(days >> 32)) & 0xffff, load<f64>(amount, 16), rows, cells);
    addCost(<u32>(late >> 32), <u32>(days >> 48), load<f64>(amount, 24), rows, cells);
  }
}

function addCost(item: u32, day: u32, amount: f64, rows: usize, cells: usize): void {
  const cell = <usize>(load<u32>(rows + (item << 2)) + load<u32>(cells + (day << 2)));
  store<f64>(cell, load<f64>(cell) + amount);
}

/**
 * From what each sample day adds to running totals, of each group and of the whole.
 *
 * @param table a row per group, of a cell per sample and one more
 * @param totals receives a row per group and then the whole, of a cell per sample
 */
export function sumActual(groups: i32, samples: i32, table: usize, totals: usize): void {
  const wholes = totals + ((<usize>(groups * samples)) << 3);
  for (let group = 0; group < groups; group++, table += 8) {
    let total = 0.0;
    for (let sample = 0; sample < samples; sample++, table += 8, totals += 8) {
      total += load<f64>(table);
      store<f64>(totals, total);
      const whole = wholes + ((<usize>sample) << 3);
      store<f64>(whole, load<f64>(whole) + total);
    }
  }
}

/**
 * As {@link sumActual}, from budget × basis points to minor units, rounded half-even. The whole adds minor units and what is left of
 * them apart: together they could be too large.
 *
 * @param wholes receives for each sample the whole's minor units and what is left of them
 */
export function sumEarned(groups: i32, samples: i32, table: usize, wholes: usize, totals: usize): void {
  for (let group = 0; group < groups; group++, table += 8) {
    let total = 0.0;
    for (let sample = 0; sample < samples; sample++, table += 8, totals += 8) {
      total += load<f64>(table);
      const minor = Math.floor(total * (1 / FULL));
      const rest = total - minor * FULL;
      store<f64>(totals, roundHalfEven(minor, rest));
      const whole = wholes + ((<usize>sample) << 4);
      v128.store(whole, f64x2.add(v128.load(whole), f64x2.replace_lane(f64x2.splat(minor), 1, rest)));
    }
  }
  for (let sample = 0; sample < samples; sample++, totals += 8, wholes += 16) {
    const rest = load<f64>(wholes, 8);
    const carried = Math.floor(rest * (1 / FULL));
    store<f64>(totals, roundHalfEven(load<f64>(wholes) + carried, rest - carried * FULL));
  }
}

/** Basis points of full credit. */
const FULL: f64 = 10_000;

/** A rest just below 0 or just at FULL is right too: `minor` may be one too many or too few, by how its product was rounded. */
function roundHalfEven(minor: f64, rest: f64): f64 {
  if (rest == FULL / 2) return 2 * Math.floor((minor + 1) / 2);
  return rest > FULL / 2 ? minor + 1 : minor;
}
