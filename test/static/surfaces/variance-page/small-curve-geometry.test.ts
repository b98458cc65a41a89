import {
  SMALL_HEIGHT,
  SMALL_WIDTH,
  smallCurvePaths,
} from '../../../../static/src/surfaces/variance-page/small-curve-geometry';

const DAYS = ['2026-01-05', '2026-01-12', '2026-01-19'];

describe('the geometry of a small curve', () => {
  it('goes from corner to corner, and ends a line where its values end', () => {
    const paths = smallCurvePaths(DAYS, {
      plannedValue: ['0.00', '50.00', '100.00'],
      earnedValue: ['0.00', '100.00'],
      actualCost: [],
    });
    const [middle, right, bottom] = [SMALL_WIDTH / 2, SMALL_WIDTH - 1.5, SMALL_HEIGHT - 1.5];
    expect(paths).toEqual({
      plannedValue: `M1.5,${bottom}L${middle},${SMALL_HEIGHT / 2}L${right},1.5`,
      earnedValue: `M1.5,${bottom}L${middle},1.5`,
      actualCost: '',
    });
  });

  it('makes room below zero for cost that was taken back', () => {
    const { actualCost, plannedValue } = smallCurvePaths(DAYS, {
      plannedValue: ['0.00', '0.00', '0.00'],
      earnedValue: [],
      actualCost: ['-1.00', '1.00'],
    });
    expect(actualCost).toBe(`M1.5,${SMALL_HEIGHT - 1.5}L${SMALL_WIDTH / 2},1.5`);
    expect(plannedValue).toContain(`M1.5,${SMALL_HEIGHT / 2}`);
  });

  it('draws a plan without value along the bottom', () => {
    const { plannedValue } = smallCurvePaths(DAYS, { plannedValue: ['0.00'], earnedValue: [], actualCost: [] });
    expect(plannedValue).toBe(`M1.5,${SMALL_HEIGHT - 1.5}Z`);
  });
});
