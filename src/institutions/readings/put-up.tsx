import { readMyGroups, type MyGroup } from '../../groups/index.ts'
import { SignedAs } from '../../people/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { Check, Choice, Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { MoreFields } from '../../platform/more-fields.tsx'
import { show } from '../../platform/page.tsx'
import { useView } from '../../platform/view.ts'
import type { Ctx } from '../../platform/web.ts'
import { askedGroup } from '../access.ts'
import { readingSorts } from '../tables.ts'
import { mostText } from './forms.ts'
import type { ShownReading } from './queries.ts'

/** The page to put up a masked text, with the groups of whoever is there. */
export async function showPutUp(
  c: Ctx,
  { text, state, status = 200 }: { text?: string; state?: FormState | undefined; status?: 200 | 422 } = {},
): Promise<Response> {
  const { lab, viewer } = c.var
  const groups = viewer ? await readMyGroups(lab.db, viewer) : []
  const group = groups.find(({ slug }) => slug === askedGroup(c))
  return show(c, <PutUpPage {...{ groups, group, text, state }} />, status)
}

interface PutUpProps {
  groups: readonly MyGroup[]
  /** The one from whose page they came. */
  group: MyGroup | undefined
  /** What was just masked. */
  text: string | undefined
  state: FormState | undefined
}

function PutUpPage({ groups, group, text, state }: PutUpProps) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.reading.put-up')} personal>
      <h1>{t('institutions.reading.put-up')}</h1>
      {text === undefined && state === undefined && (
        <p class="note">
          {t('institutions.reading.mask-first')}{' '}
          <a href={`/decorticages/apporter${group ? `?groupe=${group.slug}` : ''}`}>
            {t('institutions.mask.title')}
          </a>
        </p>
      )}
      <SignedAs />
      <Form action="/decorticages/deposer" state={state} submit="institutions.reading.publish">
        <Field
          name="text"
          label="institutions.reading.text"
          hint="institutions.reading.text-hint"
          rows={12}
          max={mostText}
          state={state}
          value={text}
        />
        <Check name="looked" label="institutions.reading.looked" state={state} />
        {state?.errors['text']?.key === 'institutions.reading.seems-personal' && (
          <Check name="sure" label="institutions.reading.sure" state={state} />
        )}
        <AboutFields state={state} />
        {groups.length > 0 && (
          <Select
            name="group"
            label="institutions.reading.group"
            hint="institutions.reading.group-hint"
            options={groups.map((one) => ({ value: one.id, label: groupChoice(one) }))}
            empty="institutions.reading.group-none"
            state={state}
            value={group?.id}
          />
        )}
        <MoreFields state={state} />
      </Form>
    </Layout>
  )
}

/** What the text is, who wrote it, where. */
export function AboutFields({ state, reading }: { state: FormState | undefined; reading?: ShownReading }) {
  const { t } = useView()
  return (
    <>
      <Field
        name="title"
        label="institutions.reading.title"
        hint="institutions.reading.title-hint"
        max={120}
        state={state}
        value={reading?.title}
      />
      <Choice
        name="sort"
        label="institutions.reading.sort"
        options={readingSorts.map((sort) => ({ value: sort, label: t(`institutions.reading.sort.${sort}`) }))}
        state={state}
        value={reading?.sort ?? 'letter'}
      />
      <Field
        name="institution"
        label="institutions.reading.institution"
        max={120}
        state={state}
        value={reading?.institution}
      />
      <Field
        name="place"
        label="institutions.reading.place"
        max={120}
        optional
        state={state}
        value={reading?.place}
      />
      <Field
        name="about"
        label="institutions.reading.about"
        hint="institutions.reading.about-hint"
        rows={3}
        max={2_000}
        optional
        state={state}
        value={reading?.about}
      />
    </>
  )
}
