import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

const FALLBACK_WIDTH = 600;

/** The width of an element in whole pixels, as it changes. */
export function useWidth(): { readonly box: RefObject<HTMLElement>; readonly width: number } {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(FALLBACK_WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      setWidth(Math.floor(element.clientWidth));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { box, width };
}
