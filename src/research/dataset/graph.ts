import type { Dataset } from './shape.ts'

const start = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="situation" for="node" attr.name="situation" attr.type="string"/>
<key id="time" for="node" attr.name="time" attr.type="string"/>
<key id="answers" for="edge" attr.name="answers" attr.type="int"/>
<graph edgedefault="directed">
`

/** Who answers whom and how often, in GraphML, as network programs read it. Its words are codes of ours, which nothing need escape. */
export function writeGraph({ people, turns }: Dataset): string {
  const times = new Map<string, number>()
  for (const { person, answers } of turns) {
    if (answers === '') continue
    const edge = `source="${person}" target="${answers}"`
    times.set(edge, (times.get(edge) ?? 0) + 1)
  }
  const nodes = people.map(
    ({ person, situation, time }) =>
      `<node id="${person}"><data key="situation">${situation}</data><data key="time">${time}</data></node>\n`,
  )
  const edges = [...times].map(
    ([edge, count]) => `<edge ${edge}><data key="answers">${count}</data></edge>\n`,
  )
  return `${start}${nodes.join('')}${edges.join('')}</graph>\n</graphml>\n`
}
