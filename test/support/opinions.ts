import type pg from 'pg'
import { drawFrom, type Draw } from '../../src/uses/opinion/random.ts'
import type { Ballot } from '../../src/uses/opinion/votes.ts'

/** A made-up public: how many people, how many statements, and what was not answered. */
export interface Public {
  people: number
  statements: number
  /** The part of answers that is missing. */
  missing: number
  /** The part of the given ones that only passes. */
  passing?: number
}

/** People and the opinion each was given. */
export interface Made {
  ballots: Ballot[]
  truth: ReadonlyMap<string, number>
}

/** How likely a person of an opinion is to agree with a statement. */
type Likely = (person: number, statement: number, opinion: number) => number

/** Makes ballots from a seed: `opinionOf` gives each person one, `likely` says how such a person answers. */
export function makePublic(
  seed: string,
  { people, statements, missing, passing = 0.1 }: Public,
  opinionOf: (person: number) => number,
  likely: Likely,
): Made {
  const draw = drawFrom(seed)
  const truth = new Map<string, number>()
  const ballots = Array.from({ length: people }, (_, person) => {
    const voter = String(person + 1)
    truth.set(voter, opinionOf(person))
    return { voter, answers: answersOf(draw, person), before: null }
  })
  return { ballots: ballots.filter(({ answers }) => answers !== ''), truth }

  function answersOf(draw: Draw, person: number): string {
    const codes: number[] = []
    for (let statement = 1; statement <= statements; statement += 1) {
      const [given, passed, said] = [draw(), draw(), draw()]
      if (given < missing) continue
      const agrees = said < likely(person, statement - 1, opinionOf(person))
      codes.push(statement * 3 + (passed < passing ? 1 : agrees ? 2 : 0))
    }
    return codes.join(' ')
  }
}

/** A public with planted opinions, spread like the hours of a clock; `sizes` are their parts of the whole, `clear` how likely each says its own. */
export function plant(seed: string, size: Public, sizes: readonly number[], clear = 0.88): Made {
  const draw = drawFrom(`${seed} profiles`)
  const count = sizes.length
  const profiles = Array.from({ length: size.statements }, () => {
    const turn = draw() * 2 * Math.PI
    return sizes.map((_, opinion) =>
      Math.cos((2 * Math.PI * opinion) / count - turn) > 0 ? clear : 1 - clear,
    )
  })
  const bounds = sizes.map((_, opinion) => sizes.slice(0, opinion + 1).reduce((sum, part) => sum + part, 0))
  const opinionOf = (person: number) => {
    const found = bounds.findIndex((bound) => (person + 0.5) / size.people < bound)
    return found < 0 ? count - 1 : found
  }
  return makePublic(seed, size, opinionOf, (_, statement, opinion) => profiles[statement]?.[opinion] ?? 0.5)
}

/** A public without any opinion: each statement pleases more or less, and nothing links one answer to another. */
export function makeNoise(seed: string, size: Public): Made {
  const draw = drawFrom(`${seed} rates`)
  const rates = Array.from({ length: size.statements }, () => 0.1 + 0.8 * draw())
  return makePublic(
    seed,
    size,
    () => 0,
    (_, statement) => rates[statement] ?? 0.5,
  )
}

/** A public whose opinions go evenly from one end to the other, without a gap anywhere. */
export function makeGradient(seed: string, size: Public): Made {
  const draw = drawFrom(`${seed} traits`)
  const traits = Array.from({ length: size.people }, () => 3.4 * (draw() - 0.5))
  const weights = Array.from({ length: size.statements }, () => 3 * (draw() - 0.5))
  return makePublic(
    seed,
    size,
    () => 0,
    (person, statement) => 1 / (1 + Math.exp(-(traits[person] ?? 0) * (weights[statement] ?? 0))),
  )
}

/** Writes, as rows, a question that so many people of three opinions answered half of. */
export async function growQuestion(
  pool: pg.Pool,
  slug: string,
  { people, statements }: { people: number; statements: number },
): Promise<void> {
  const path = `/usages/questions/${slug}`
  await pool.query(`
    insert into uses.question (id, slug, asked, lang) values ('0question000', '${slug}', 'Grande ?', 'fr');
    insert into platform.thing (id, kind, audience, path, title, search, listed) values
      ('0question000', 'question', 'open', '${path}', 'Grande ?', '', true);
    insert into platform.thing (id, kind, audience, context_id, path, title, search, listed)
      select 's' || lpad(n::text, 11, '0'), 'statement', 'open', '0question000', '${path}/phrases/' || n, 'Phrase ' || n, '', false
      from generate_series(1, ${statements}) n;
    insert into uses.statement (id, question_id, number, presentation_id, said, lang)
      select 's' || lpad(n::text, 11, '0'), '0question000', n, '', 'Phrase ' || n, 'fr' from generate_series(1, ${statements}) n;
    insert into uses.voter (question_id, account_id) select '0question000', 'account ' || n from generate_series(1, ${people}) n;
    select setseed(0.5);
    insert into uses.vote (voter_id, number, answer)
      select w.id, n, case when random() < 0.1 then 0
        when (random() < 0.85) = ((n + w.id) % 3 = 0) then 1 else -1 end
      from uses.voter w, generate_series(1, ${statements}) n where random() < 0.5`)
  // As PostgreSQL itself does by the time so many have answered.
  await pool.query('vacuum (analyze) uses.voter, uses.vote, uses.statement, uses.question')
}
