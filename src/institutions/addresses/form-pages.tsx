import type { MyGroup } from '../../groups/index.ts'
import { SignedAs } from '../../people/index.ts'
import { groupChoice } from '../../platform/acting.tsx'
import { Select } from '../../platform/choice-fields.tsx'
import { Conflict, keptTexts, Version } from '../../platform/conflict.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { Layout } from '../../platform/layout.tsx'
import { MoreFields } from '../../platform/more-fields.tsx'
import { OriginField } from '../../platform/origin-parts.tsx'
import type { Origin } from '../../platform/origins.ts'
import { useView } from '../../platform/view.ts'
import type { ShownAddress } from './queries.ts'

/** What is asked, field by field. */
export const addressLabels = {
  institution: 'institutions.address.institution',
  place: 'institutions.address.place',
  title: 'institutions.address.title',
  asked: 'institutions.address.asked',
} as const

/** What it said before, what came of it too. */
export const versionLabels = { ...addressLabels, outcomeText: 'institutions.outcome.text' } as const

interface WriteProps {
  groups: readonly MyGroup[]
  groupId?: string | undefined
  origin: Origin | undefined
  state?: FormState
}

/** Asking something of an institution: whom, what, since when, in the name of which group. */
export function WriteAddressPage({ groups, groupId, origin, state }: WriteProps) {
  const { t, viewer } = useView()
  return (
    <Layout title={t('institutions.address.write')}>
      <h1>{t('institutions.address.write')}</h1>
      <p>{t('institutions.address.write-how')}</p>
      {!viewer && !state ? (
        <div class="empty">
          <p>{t('institutions.address.enter-first')}</p>
          <p class="acts">
            <a class="act main" href="/entrer">
              {t('nav.enter')}
            </a>
            <a class="act" href="/groupes">
              {t('institutions.address.see-groups')}
            </a>
          </p>
        </div>
      ) : viewer && groups.length === 0 ? (
        <div class="empty">
          <p>{t('institutions.address.no-group')}</p>
          <a class="act main" href={origin ? `/groupes/ouvrir?de=${origin.path}` : '/groupes/ouvrir'}>
            {t('institutions.address.open-group')}
          </a>
        </div>
      ) : (
        <>
          <SignedAs />
          <Form action="/interpellations/ecrire" state={state} submit="institutions.address.publish">
            <OriginField origin={origin} />
            <Select
              name="group"
              label="institutions.address.group"
              hint="institutions.address.group-hint"
              options={groups.map((group) => ({ value: group.id, label: groupChoice(group) }))}
              state={state}
              value={groupId}
            />
            <AddressFields state={state} />
          </Form>
        </>
      )}
    </Layout>
  )
}

function AddressFields({ state, address }: { state: FormState | undefined; address?: ShownAddress }) {
  return (
    <>
      <Field
        name="institution"
        label={addressLabels.institution}
        hint="institutions.address.institution-hint"
        max={120}
        state={state}
        value={address?.institution}
      />
      <Field
        name="place"
        label={addressLabels.place}
        max={120}
        optional
        state={state}
        value={address?.place}
      />
      <Field
        name="title"
        label={addressLabels.title}
        hint="institutions.address.title-hint"
        max={120}
        state={state}
        value={address?.title}
      />
      <Field
        name="asked"
        label={addressLabels.asked}
        hint="institutions.address.asked-hint"
        rows={8}
        max={6_000}
        state={state}
        value={address?.asked}
      />
      <Field
        name="since"
        type="date"
        label="institutions.address.since"
        hint="institutions.address.since-hint"
        optional
        state={state}
        value={address?.since ?? undefined}
      />
      <MoreFields state={state} kept={address} />
    </>
  )
}

/** What is asked, said otherwise by a member of the group. */
export function EditAddressPage({ address, state }: { address: ShownAddress; state?: FormState }) {
  const { t } = useView()
  return (
    <Layout title={t('institutions.address.edit')} personal>
      <h1>{t('institutions.address.edit')}</h1>
      <p>{t('institutions.address.edit-means')}</p>
      <Conflict state={state} kept={keptTexts(addressLabels, address)} />
      <Form action={`${address.path}/modifier`} state={state} submit="institutions.save">
        <Version name="saves" now={address.saves} state={state} />
        <AddressFields state={state} address={address} />
      </Form>
      <p class="links">
        <a href={address.path}>{t('institutions.leave-as-is')}</a>
      </p>
    </Layout>
  )
}
