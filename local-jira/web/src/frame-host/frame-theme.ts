import { getThemeHtmlAttrs } from '@atlaskit/tokens/get-theme-html-attrs';
import { getThemeStyles } from '@atlaskit/tokens/get-theme-styles';
import type { ColorMode } from '../shell/theme';
import type { FrameTheme } from './frame-channel';

/** What `view.theme.enable()` brings into a frame: the token values of the host's theme and the attributes that choose it. */
export async function frameThemeOf(colorMode: ColorMode): Promise<FrameTheme> {
  const theme = themeState(colorMode);
  const styles = await getThemeStyles(theme);
  return { css: styles.map((style) => style.css).join('\n'), attributes: getThemeHtmlAttrs(theme) };
}

/** As `theme` of a frame's context carries it. */
export function themeState(colorMode: ColorMode) {
  return {
    colorMode,
    light: 'light',
    dark: 'dark',
    shape: 'shape',
    spacing: 'spacing',
    typography: 'typography',
  } as const;
}
