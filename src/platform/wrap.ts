/** Letters as wide as two: those of China, Japan and Korea. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/

/** Signs that are one letter each, whatever stands beside them: nearly every text here is made of them. */
const simple = /^[\u0020-\u007e\u00a0-\u024f\u2010-\u2026]*$/

const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' })
const widthOfLetter = (letter: string) => (wide.test(letter) ? 2 : 1)

/** Asking for letters one by one takes a hundred times longer than asking for a length. */
function widthOf(text: string): number {
  if (simple.test(text)) return text.length
  return Array.from(letters.segment(text)).reduce((sum, { segment }) => sum + widthOfLetter(segment), 0)
}

/** Words on at most so many lines of so many letters; what does not fit is cut with three dots. */
export function wrap(text: string, width: number, most: number): string[] {
  const lines: string[] = []
  let used = 0
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1)
    const more = widthOf(word)
    if (last !== undefined && used + 1 + more <= width) {
      lines[lines.length - 1] = `${last} ${word}`
      used += 1 + more
    } else if (lines.push(word) > most) break
    else used = more
  }
  const shown = lines.slice(0, most).map((line) => cut(line, width))
  const last = shown.at(-1)
  if (last !== undefined && lines.length > most) shown[shown.length - 1] = cut(`${last}…`, width)
  return shown
}

function cut(line: string, width: number): string {
  if (widthOf(line) <= width) return line
  let [kept, used] = ['', 0]
  for (const { segment } of letters.segment(line)) {
    used += widthOfLetter(segment)
    if (used > width - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
