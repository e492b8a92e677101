import { SignedAs } from '../people/index.ts'
import { optionsOf, priorityOptions } from '../platform/choices.ts'
import { Conflict, Version } from '../platform/conflict.tsx'
import { Choice, Select } from '../platform/choice-fields.tsx'
import { Field, Form } from '../platform/fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { OriginField } from '../platform/origin-parts.tsx'
import type { Origin } from '../platform/origins.ts'
import { Layout } from '../platform/layout.tsx'
import { useView } from '../platform/view.ts'
import { unknownPromise } from './forms.ts'
import { GroupFrame, promiseName } from './frame.tsx'
import type { GroupHead } from './queries.ts'

type StrandNames = readonly { slug: string; name: string }[]

interface OpenGroupPageProps {
  state?: FormState
  strands: StrandNames
  /** Chosen by the link that led here: in sight, not among what is folded. */
  chosen?: Ground | undefined
  /** What it begins from. */
  origin: Origin | undefined
}

/** Opening a group: three questions, and more for who wants. */
export function OpenGroupPage({ state, strands, chosen, origin }: OpenGroupPageProps) {
  const { t } = useView()
  return (
    <Layout title={t('groups.open.title')}>
      <h1>{t('groups.open.title')}</h1>
      <p>{t('groups.open.intro')}</p>
      <SignedAs />
      <Form action="/groupes/ouvrir" state={state} submit="groups.open.act">
        <OriginField origin={origin} />
        <MainFields state={state} />
        {chosen && <GroundFields state={state} strands={strands} values={chosen} />}
        <details class="more" open={opensMore(state)}>
          <summary>{t('groups.open.more')}</summary>
          {!chosen && <GroundFields state={state} strands={strands} values={{}} />}
          <MoreFields state={state} values={{}} />
        </details>
      </Form>
    </Layout>
  )
}

interface EditGroupPageProps {
  group: GroupHead
  strands: StrandNames
  state?: FormState
}

/** Editing a group: what is announced first and what is done at once are told apart. */
export function EditGroupPage({ group, strands, state }: EditGroupPageProps) {
  const { t } = useView()
  const values = {
    priority: group.priority,
    strand: group.strandSlug,
    pole: group.pole,
    size: group.size === null ? null : String(group.size),
    peersFor: group.peers_for,
    peersOut: group.peers_out,
    audience: group.audience,
  }
  const promise = { value: group.promise ?? unknownPromise, text: promiseName(group.promise) }
  return (
    <GroupFrame group={group} title={t('groups.edit.title')} intro="groups.edit.intro" personal>
      <Conflict
        state={state}
        kept={[
          { field: 'name', label: 'groups.field.name', text: group.name },
          { field: 'purpose', label: 'groups.field.purpose', text: group.purpose },
          { field: 'promise', label: 'groups.field.promise', ...promise },
          { field: 'peersFor', label: 'groups.field.peers-for', text: group.peers_for },
          { field: 'peersOut', label: 'groups.field.peers-out', text: group.peers_out },
        ]}
      />
      <Form action={`${group.path}/modifier`} state={state} submit="groups.edit.act">
        <Version now={group.version} state={state} />
        <MainFields
          state={state}
          values={{ name: group.name, purpose: group.purpose, promise: promise.value }}
        />
        <GroundFields state={state} strands={strands} values={values} />
        <MoreFields state={state} values={values} />
      </Form>
    </GroupFrame>
  )
}

interface FieldsProps {
  state: FormState | undefined
  values?: { name?: string; purpose?: string; promise?: string }
}

function MainFields({ state, values = {} }: FieldsProps) {
  const { t } = useView()
  const promises = [
    ...optionsOf('kind', values.promise),
    { value: unknownPromise, label: t('groups.promise.unknown') },
  ]
  return (
    <>
      <Field
        name="name"
        label="groups.field.name"
        hint="groups.field.name.hint"
        max={80}
        state={state}
        value={values.name}
      />
      <Field
        name="purpose"
        label="groups.field.purpose"
        hint="groups.field.purpose.hint"
        rows={4}
        max={2_000}
        state={state}
        value={values.purpose}
      />
      <Choice
        name="promise"
        label="groups.field.promise"
        hint="groups.field.promise.hint"
        options={promises}
        state={state}
        value={values.promise}
      />
    </>
  )
}

/** What a group stands on: the priority it is about, the strand it works in. */
interface Ground {
  priority?: string | null | undefined
  strand?: string | null | undefined
}

interface GroundFieldsProps {
  state: FormState | undefined
  strands: StrandNames
  values: Ground
}

function GroundFields({ state, strands, values }: GroundFieldsProps) {
  const ask = { state, empty: 'groups.field.none' } as const
  return (
    <>
      <Select
        {...ask}
        name="priority"
        label="groups.field.priority"
        options={priorityOptions(values.priority)}
        value={values.priority ?? ''}
      />
      {strands.length > 0 && (
        <Select
          {...ask}
          name="strand"
          label="groups.field.strand"
          hint="groups.field.strand.hint"
          options={strands.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={values.strand ?? ''}
        />
      )}
    </>
  )
}

interface MoreFieldsProps {
  state: FormState | undefined
  values: {
    pole?: string | null
    size?: string | null
    peersFor?: string
    peersOut?: string
    audience?: string
  }
}

function MoreFields({ state, values }: MoreFieldsProps) {
  const { t } = useView()
  const audiences = [
    { value: 'open', label: t('audience.open') },
    { value: 'lab', label: t('audience.lab') },
  ]
  return (
    <>
      <Select
        name="pole"
        label="groups.field.pole"
        empty="groups.field.none"
        state={state}
        options={optionsOf('pole', values.pole)}
        value={values.pole ?? ''}
      />
      <Field
        name="size"
        label="groups.field.size"
        type="number"
        inputmode="numeric"
        min={1}
        max={1_000}
        optional
        state={state}
        value={values.size ?? ''}
      />
      <Field
        name="peersFor"
        label="groups.field.peers-for"
        hint="groups.field.peers-for.hint"
        rows={2}
        max={400}
        optional
        state={state}
        value={values.peersFor}
      />
      <Field
        name="peersOut"
        label="groups.field.peers-out"
        hint="groups.field.peers-out.hint"
        rows={2}
        max={400}
        optional
        state={state}
        value={values.peersOut}
      />
      <Choice
        name="audience"
        label="groups.field.audience"
        hint="groups.field.audience.hint"
        options={audiences}
        state={state}
        value={values.audience ?? 'open'}
      />
    </>
  )
}

const mainNames = new Set(['name', 'purpose', 'promise'])

/** The further choices show by themselves when one of them was refused or filled. */
function opensMore(state: FormState | undefined): boolean {
  const usual = new Map([['audience', 'open']])
  return (
    state !== undefined &&
    (Object.keys(state.errors).some((name) => !mainNames.has(name)) ||
      state.typed.some(([name, value]) => !mainNames.has(name) && value !== '' && usual.get(name) !== value))
  )
}
