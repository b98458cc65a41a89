import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const domain = join(__dirname, '../../src/domain');

const quoted = (cell = ''): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

describe('the table of figures', () => {
  const rows = readFileSync(join(domain, 'README.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('has a row for every figure of the standards', () => {
    const figures = rows.map(([, figure]) => figure).join('\n');
    const wanted = 'PV EV AC BAC SV SV% CV CV% SPI CPI EAC ETC VAC TCPI ES SV(t) SPI(t) IEAC(t) TSPI P50 P80'.split(
      ' ',
    );
    expect(wanted.filter((abbreviation) => !figures.includes(abbreviation))).toEqual([]);
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(rows)(
    '%#: names functions that are exported by the files it names, with their formula above',
    (_, __, functions, files) => {
      const paths = quoted(files).map((file) => join(domain, file));
      expect(paths.filter((path) => !existsSync(path))).toEqual([]);
      const text = paths.map((path) => readFileSync(path, 'utf8')).join('\n');
      const isDocumented = (name: string): boolean => new RegExp(`\\*/\\nexport function ${name}\\b`).test(text);
      expect(quoted(functions).filter((name) => !isDocumented(name))).toEqual([]);
    },
  );
});
