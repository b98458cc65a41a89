import { bootstrapRest } from '../../../src/domain/forecast/bootstrap-rest';
import { nearestRank } from '../../../src/domain/forecast/nearest-rank';
import { drawOne, seededRandom } from '../../../src/domain/forecast/seeded-random';

describe('a bootstrap of the rest', () => {
  it('has four outcomes in five within its P80, of projects with few periods behind and more before them', () => {
    // Skewed, as weeks are: most gain a little, some nothing, some much.
    const gains = [0, 4, 5, 6, 7, 8, 10, 12, 18, 30];
    const weeks = gains.map((gained) => ({ gained, used: 1 }));
    const world = seededRandom(2026);
    const rest = 100;
    const projects = 300;
    let within = 0;
    for (let project = 0; project < projects; project += 1) {
      const history = Array.from({ length: 8 }, () => drawOne(weeks, world));
      const p80 = nearestRank(bootstrapRest(history, rest, seededRandom(project)), 80);
      let [left, used] = [rest, 0];
      while (left > 0) {
        const { gained } = drawOne(weeks, world);
        used += gained < left ? 1 : left / gained;
        left -= gained;
      }
      if (used <= p80) within += 1;
    }
    expect(within / projects).toBeCloseTo(0.8, 1);
  });
});
