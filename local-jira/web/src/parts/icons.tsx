/** The few glyphs of the pages; each is decoration beside a text or inside a labelled button. */
function Glyph({ path }: { readonly path: string }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const CloseIcon = () => <Glyph path="M3.5 3.5l9 9M12.5 3.5l-9 9" />;
export const ChevronDownIcon = () => <Glyph path="M4 6l4 4 4-4" />;
export const ChevronRightIcon = () => <Glyph path="M6 4l4 4-4 4" />;
export const SunIcon = () => (
  <Glyph path="M8 5a3 3 0 100 6 3 3 0 000-6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1" />
);
export const MoonIcon = () => <Glyph path="M13.5 9.5A6 6 0 016.5 2.5a6 6 0 107 7z" />;
export const ClockIcon = () => <Glyph path="M8 1.75a6.25 6.25 0 100 12.5 6.25 6.25 0 000-12.5M8 4.5V8l2.5 1.5" />;
