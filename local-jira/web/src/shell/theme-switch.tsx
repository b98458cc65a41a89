import { MoonIcon, SunIcon } from '../parts/icons';
import { useThemeChoice } from './theme';

export function ThemeSwitch() {
  const { colorMode, toggle } = useThemeChoice();
  const other = colorMode === 'light' ? 'dark' : 'light';
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Switch to ${other} theme`}
      title={`Switch to ${other} theme`}
      onClick={toggle}
    >
      {colorMode === 'light' ? <MoonIcon /> : <SunIcon />}
    </button>
  );
}
