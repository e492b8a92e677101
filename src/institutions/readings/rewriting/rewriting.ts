import type { Db } from '../../../platform/database.ts'
import { recordFact } from '../../../platform/facts.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { speakerIn } from '../../access.ts'
import { lockReading } from '../readings.ts'
import type { ShownRemark, ShownSentence } from '../queries.ts'

/**
 * Keeps the whole text said again, over the state `number`, by whoever writes the reading. Every state stays. 'stale' when another was kept
 * since the form was shown, 'missing' when it is not theirs to write.
 */
export async function keepRewriting(
  db: Db,
  viewer: Viewer,
  readingId: string,
  { text, number }: { text: string; number: number },
): Promise<'kept' | 'stale' | 'missing'> {
  return db.transaction().execute(async (tx) => {
    const reading = await lockReading(tx, viewer, readingId)
    if (!reading) return 'missing'
    const last = await readLast(tx, readingId)
    if ((last?.number ?? 0) !== number) return 'stale'
    if (last?.text === text) return 'kept'
    // Alone, under the name that put it up, whichever speaks now.
    const alone = reading.group_id === null ? reading.presentation_id : null
    const { presentationId } = await speakerIn(tx, viewer, reading.group_id)
    await tx
      .insertInto('institutions.rewriting')
      .values({ reading_id: readingId, number: number + 1, text, presentation_id: alone ?? presentationId })
      .execute()
    await recordFact(tx, 'reading.rewritten', { thingId: readingId })
    return 'kept'
  })
}

async function readLast(tx: Db, readingId: string) {
  return tx
    .selectFrom('institutions.rewriting')
    .select(['number', 'text'])
    .where('reading_id', '=', readingId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The states of the whole text said again, latest first. */
export async function readRewritings(db: Db, readingId: string) {
  return db
    .selectFrom('institutions.rewriting')
    .select(['number', 'text', 'written_at as writtenAt'])
    .where('reading_id', '=', readingId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** What one chooses for a sentence: a rewriting, its own words, or nothing of it. */
export const asItIs = 'telle'
export const leftOut = 'sans'

/** A whole text out of what was chosen for each sentence, its paragraphs as they were. Without a choice, the latest rewriting, else the sentence. */
export function assemble(
  sentences: readonly Pick<ShownSentence, 'number' | 'starts' | 'text'>[],
  rewrites: readonly Pick<ShownRemark, 'id' | 'number' | 'text'>[],
  choices: ReadonlyMap<number, string> = new Map(),
): string {
  let text = ''
  for (const sentence of sentences) {
    const mine = rewrites.filter(({ number }) => number === sentence.number)
    const choice = choices.get(sentence.number) ?? mine.at(-1)?.id ?? asItIs
    const words = choice === leftOut ? '' : (mine.find(({ id }) => id === choice)?.text ?? sentence.text)
    const between = text === '' ? '' : sentence.starts ? '\n\n' : ' '
    if (words !== '') text += between + words
  }
  return text
}
