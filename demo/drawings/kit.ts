/** The colours of src/styles/parts/tokens.css, as ink on paper. */
export const ink = '#1b1712'
export const paper = '#fbf5e9'
export const sheet = '#fffdf8'
export const blue = '#14318f'
export const sun = '#ffd84d'
export const coral = '#ff9d7a'
export const mint = '#8ed6c1'
export const violet = '#bdb5f7'
export const sky = '#a5d3f6'
export const rose = '#ffb9cd'
export const sand = '#e6d3ac'

/** A poster, drawn on 960 by 720 and kept at two thirds, since encoding costs by the point: flat colours, thick ink, no letters, which a bare machine could not draw. */
export function poster(background: string, ...shapes: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 720" width="640" height="480">
<rect width="960" height="720" fill="${background}"/>
<g stroke="${ink}" stroke-width="10" stroke-linejoin="round" stroke-linecap="round">${shapes.join('')}</g></svg>`
}

export const box = (x: number, y: number, width: number, height: number, fill: string, round = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`

export const disc = (x: number, y: number, radius: number, fill: string) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`

export const form = (d: string, fill: string) => `<path d="${d}" fill="${fill}"/>`

export const line = (d: string, stroke = ink, width = 10) =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`

/** A shape without its edge of ink: light, shade, ground. */
export const flat = (shapes: string) => `<g stroke="none">${shapes}</g>`

export const moved = (x: number, y: number, shapes: string, { scale = 1, turn = 0 } = {}) =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${shapes}</g>`

/** The same shape several times; `draw` gets the place in the row. */
export const repeat = (count: number, draw: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** Someone standing, 260 points tall from the feet at (0, 0), without a face: anybody. */
export function someone(coat: string, head: string, { bag = false } = {}): string {
  const body = form('M-62 0 C-62 -110 -44 -178 0 -178 C44 -178 62 -110 62 0 Z', coat)
  const carried = bag ? form('M34 -84 h62 v64 h-62 z M50 -84 c0 -30 30 -30 30 0', sand) : ''
  return `${body}${disc(0, -214, 42, head)}${carried}`
}

/** A telephone held upright, 120 by 220 points, its corner at (0, 0). */
export const telephone = (screen: string, inside = '') =>
  `${box(0, 0, 120, 220, ink, 18)}${flat(box(12, 18, 96, 176, screen, 6))}${inside}`
