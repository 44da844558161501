import { useLayoutEffect, useRef, useState } from "../vendor/preact.js";

/** Return a reference for an element, and its width in CSS pixels. @returns {[any, number]} */
export function useWidth(/** @type {number} */ initial) {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const measure = () => setWidth(box.clientWidth || initial);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
