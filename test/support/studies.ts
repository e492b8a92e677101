import { sql } from 'kysely'
import type { Situation, Time } from '../../src/research/dataset/shape.ts'
import { quarterOf, type Quarter } from '../../src/research/releases/quarters.ts'
import { releaseQuarter, type Released } from '../../src/research/releases/releases.ts'
import { newId } from '../../src/platform/ids.ts'
import { publish } from '../../src/platform/things.ts'
import type { Member, TestLab } from './lab.ts'

interface Asked {
  traces?: readonly (
    'turns' | 'memberships' | 'initiatives' | 'decisions' | 'credits' | 'seats' | 'answers' | 'texts'
  )[]
  scopes?: readonly string[]
  by?: Member
}

const usual = ['turns', 'memberships', 'initiatives', 'decisions', 'credits', 'seats'] as const

/** A study that opened some days ago, as its pages would have it. */
export async function openStudy(
  { lab: { db } }: TestLab,
  slug: string,
  { traces = usual, scopes = ['lab'], by }: Asked = {},
): Promise<string> {
  const id = newId()
  const title = `Étude ${slug}`
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('research.study')
      .values({
        ...{
          id,
          slug,
          title,
          question: 'Pourquoi ?',
          protocol: 'Compter.',
          done_by: 'Inès',
          ethics: 'Relu.',
        },
        ...{ presentation_id: by?.presentationId ?? null, traces: [...traces] },
        ...{
          analysis_on: '2099-01-01',
          data_until: '2099-12-31',
          opened_at: new Date(Date.now() - 86_400_000),
        },
      })
      .execute()
    for (const scope of scopes)
      await tx.insertInto('research.study_scope').values({ study_id: id, scope }).execute()
    await publish(tx, {
      ...{ id, kind: 'study', authorId: by?.presentationId ?? null, audience: 'open' as const, title },
      path: `/recherche/etudes/${slug}`,
    })
  })
  return id
}

/** Someone's yes to a study, and what they say of themselves for research alone. */
export async function sayYes(
  { lab: { db } }: TestLab,
  studyId: string,
  { accountId }: Member,
  {
    situation = 'concerned',
    time = 'own',
    texts = false,
  }: { situation?: Situation; time?: Time; texts?: boolean } = {},
): Promise<void> {
  const now = sql<Date>`now()`
  await db
    .insertInto('research.consent')
    .values({
      ...{ study_id: studyId, account_id: accountId, wording: 1 },
      ...{ takes_part_at: now, data_at: now, texts_at: texts ? now : null },
    })
    .execute()
  await db
    .insertInto('research.consent_log')
    .values({
      ...{ study_id: studyId, account_id: accountId, wording: 1 },
      ...{ takes_part: true, data: true, texts, withdrawn: false },
    })
    .execute()
  await db
    .insertInto('research.situation')
    .values({ account_id: accountId, situation, time })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet({ situation, time }))
    .execute()
}

/** The quarter that runs now, and the one after. */
export function quarters(): { present: Quarter; next: Quarter } {
  const present = quarterOf(new Date())
  return { present, next: quarterOf(present.to) }
}

/** Releases a quarter as the night after it does. */
export function release({ lab }: TestLab, studyId: string, quarter = quarters().present): Promise<Released> {
  return releaseQuarter(lab.db, studyId, quarter, quarter.to)
}
