import { Field, Form } from '../platform/fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { useView } from '../platform/view.ts'
import { GroupFrame, Tap } from './frame.tsx'
import type { GroupHead } from './queries.ts'

/** The two ways a group ends: it produced, or it stops and says what was learned. */
export function EndGroupPage({
  group,
  productions,
  state,
}: {
  group: GroupHead
  productions: number
  state?: FormState
}) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.end.title')} intro="groups.end.intro" personal>
      <section class="stack">
        <h2>{t('groups.end.produced')}</h2>
        {productions > 0 ? (
          <>
            <p>{t('groups.end.produced.text', { count: productions })}</p>
            <Tap action={`${group.path}/terminer/produit`} label="groups.end.produced.act" kind="main" />
          </>
        ) : (
          <>
            <p>{t('groups.end.nothing')}</p>
            <p>
              <a class="act" href={`/productions/proposer?groupe=${group.slug}`}>
                {t('groups.made.act')}
              </a>
            </p>
          </>
        )}
      </section>
      <section class="stack">
        <h2>{t('groups.end.stopped')}</h2>
        <p>{t('groups.end.stopped.text')}</p>
        <Form action={`${group.path}/terminer/arret`} state={state} submit="groups.end.stopped.act" quiet>
          <Field
            name="learned"
            label="groups.field.learned"
            hint="groups.field.learned.hint"
            rows={6}
            max={10_000}
            state={state}
          />
        </Form>
      </section>
    </GroupFrame>
  )
}
