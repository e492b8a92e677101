/** Letters as wide as two: those of China, Japan and Korea. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/

const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' })
const widthOf = (text: string) =>
  Array.from(letters.segment(text)).reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0)

/** Words on at most so many lines of so many letters; what does not fit is cut with three dots. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  const shown = lines.slice(0, most).map((line) => cut(line, width))
  const last = shown.at(-1)
  if (last !== undefined && lines.length > most) shown[shown.length - 1] = cut(`${last}…`, width)
  return shown
}

function cut(line: string, width: number): string {
  if (widthOf(line) <= width) return line
  let kept = ''
  for (const { segment } of letters.segment(line)) {
    if (widthOf(kept + segment) > width - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
