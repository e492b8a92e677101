import fc from 'fast-check'
import type { Choice, Scene } from '../../src/productions/kinds/game/story.ts'

type Way = Partial<Choice> & Pick<Choice, 'text' | 'to'>

/** A scene of a game with what is said of it, and nothing else. */
export function card(
  key: string,
  { choices = [], ...said }: Partial<Omit<Scene, 'choices'>> & { choices?: readonly Way[] } = {},
): Scene {
  const usual = { key, partId: key, title: `Scène ${key}`, text: `Ici ${key}.`, added: [], picture: null }
  return {
    ...{ ...usual, speaker: '', talk: '', ending: choices.length === 0, ...said },
    choices: choices.map((way) => ({ changes: [], conditions: [], ...way })),
  }
}

// Compared with what is written by hand.
const own = { noNullPrototype: true }

const name = fc.constantFrom('a gardé le reçu', 'confiance', 'Mauvaise humeur !', '2 essais')
const change = fc.record(
  {
    name,
    how: fc.constantFrom('set' as const, 'add' as const),
    by: fc.integer({ min: -2, max: 3 }),
  },
  own,
)
const condition = fc.record(
  {
    name,
    how: fc.constantFrom('least' as const, 'below' as const),
    by: fc.integer({ min: 0, max: 3 }),
  },
  own,
)
const keys = ['a', 'b', 'c', 'd']
const way = (text: string) =>
  fc.record(
    {
      text: fc.constant(text),
      to: fc.constantFrom(...keys, ''),
      changes: fc.array(change, { maxLength: 2 }),
      conditions: fc.array(condition, { maxLength: 2 }),
    },
    own,
  )
const added = fc.record({ text: fc.constantFrom('Et ceci.', 'Puis\n\ncela.'), condition }, own)

/** Games of four scenes that remember things, in all the ways they can. */
export const rules = {
  scenes: fc.tuple(
    ...keys.map((key) =>
      fc
        .record(
          {
            choices: fc.tuple(way('Un'), way('Deux'), way('Trois')).chain((ways) => fc.subarray(ways)),
            added: fc.array(added, { maxLength: 2 }),
          },
          own,
        )
        .map((said) => card(key, said)),
    ),
  ),
}
