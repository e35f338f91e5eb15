/** Outlines on a 16 × 16 grid, drawn with the text's colour. */
const paths = {
  back: 'M10 3 5 8l5 5',
  forward: 'm6 3 5 5-5 5',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Zm3.3 7.8 3.2 3.2',
  outline: 'M2.5 4h11M5 8h8.5M5 12h8.5',
  keys: 'M5.8 6a2.2 2.2 0 1 1 3.1 2c-.6.3-.9.7-.9 1.4v.3M8 12v.2',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  insert: 'M8 2.5v7m-3-3 3 3 3-3M2.5 13.5h11',
  open: 'M9 2.5H4v11h8V5.5L9 2.5Zm0 0v3h3M8 7.5v4m-2-2h4',
  zoomIn: 'M8 3.5v9M3.5 8h9',
  zoomOut: 'M3.5 8h9',
  reset: 'M3 8a5 5 0 1 1 1.6 3.7M3 12.5V9h3.5',
  fullscreen: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  image: 'M2.5 3.5h11v9h-11zM3 11l3.2-3.2 2.3 2.3 1.7-1.6 2.9 2.8M10.5 6.2v.1',
  run: 'M5 3v10l8-5z',
  save: 'M8 2.5v7m-3-3 3 3 3-3M2.5 10.5v3h11v-3',
  close: 'm4 4 8 8m0-8-8 8',
  link: 'M6.5 9.5 9.5 6.5M7.5 4.8l1.2-1.2a2.6 2.6 0 0 1 3.7 3.7l-1.2 1.2M8.5 11.2l-1.2 1.2a2.6 2.6 0 0 1-3.7-3.7l1.2-1.2',
  bookmark: 'M4.5 2.5h7v11L8 10.7l-3.5 2.8z',
  note: 'M3 13l.7-3L10.5 3.2a1.2 1.2 0 0 1 1.7 0l.6.6a1.2 1.2 0 0 1 0 1.7L6 12.3z',
} as const;

export type IconName = keyof typeof paths;

export function icon(name: IconName): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
