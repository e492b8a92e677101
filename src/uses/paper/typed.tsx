import type { Child } from 'hono/jsx'
import { findPaper, openPaper } from '../../conversation/index.ts'
import type { Db } from '../../platform/database.ts'
import { inLang } from '../../platform/prose.tsx'
import type { Viewer } from '../../platform/viewer.ts'
import { useView } from '../../platform/view.ts'
import type { UseAnswers } from '../inventory/forms.ts'
import { showUse } from '../inventory/show.ts'
import { writeUse } from '../inventory/uses.ts'

/**
 * Publishes a use that was typed for someone, under the name they chose and without an account. Who typed is named beside it; the code opens
 * their slip, with which the name can be erased or made their own.
 */
export async function typeUse(
  db: Db,
  helper: Viewer,
  person: { name: string; lang: string },
  answers: UseAnswers,
  audience: 'open' | 'lab',
): Promise<{ path: string; code: string }> {
  return db.transaction().execute(async (tx) => {
    const { presentationId, code } = await openPaper(tx, person)
    const id = await writeUse(tx, presentationId, { ...answers, helpedBy: helper.presentationId })
    const use = await tx
      .updateTable('uses.use')
      .set({ audience })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return { path: await showUse(tx, use), code }
  })
}

/** At `/papier`: the uses that were typed under the name of this code. */
export async function showTyped(db: Db, code: string): Promise<Child | null> {
  const paper = await findPaper(db, code)
  if (!paper) return null
  const uses = await db
    .selectFrom('uses.use as u')
    .innerJoin('platform.thing as t', 't.id', 'u.id')
    .select(['t.path', 'u.title', 'u.lang'])
    .where('u.presentation_id', '=', paper.presentationId)
    .orderBy('u.begun_at', 'desc')
    .limit(20)
    .execute()
  return uses.length === 0 ? null : <TypedUses uses={uses} />
}

function TypedUses({ uses }: { uses: readonly { path: string; title: string; lang: string }[] }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('uses.for.typed')}</h2>
      <ul class="links">
        {uses.map(({ path, title, lang }) => (
          <li>
            <a href={path} {...inLang(lang)}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
