import { nameOf, optionsOf } from '../../platform/choices.ts'
import { Select } from '../../platform/choice-fields.tsx'
import { Field, Form } from '../../platform/fields.tsx'
import type { FormState } from '../../platform/forms.ts'
import { inLang } from '../../platform/prose.tsx'
import { useView } from '../../platform/view.ts'
import { GroupFrame, Tap } from '../frame.tsx'
import { Who, type Names } from '../names.tsx'
import type { GroupHead } from '../queries.ts'
import type { ShownNeed, ShownPledge } from './queries.ts'

interface MeansPageProps {
  group: GroupHead
  needs: readonly ShownNeed[]
  pledges: readonly ShownPledge[]
  names: Names
  /** A refused form, and which of the two. */
  refused?: { form: 'need' | 'pledge'; state: FormState }
}

/** What a group lacks, what is offered to it, what is pledged. */
export function MeansPage({ group, needs, pledges, names, refused }: MeansPageProps) {
  const { t } = useView()
  const waiting = pledges.filter((pledge) => pledge.agreed_at === null)
  const agreed = pledges.filter((pledge) => pledge.agreed_at !== null)
  return (
    <GroupFrame group={group} title={t('groups.means.title')} tab="means" intro="groups.means.intro">
      <section class="stack">
        <h2>{t('groups.means.needs')}</h2>
        {needs.length === 0 && <p class="soft">{t('groups.means.no-need')}</p>}
        <ul class="wall">
          {needs.map((need) => (
            <li class="card need">
              <p class="kind">{t('groups.means.needed')}</p>
              <h3>{nameOf('means', need.word)}</h3>
              {need.details && <p {...inLang(group.lang)}>{need.details}</p>}
              {group.inside && (
                <Tap
                  action={`${group.path}/moyens/besoins/${need.id}/trouve`}
                  label="groups.need.cover"
                  about={nameOf('means', need.word)}
                />
              )}
            </li>
          ))}
        </ul>
      </section>
      <Pledges group={group} title="groups.means.waiting" pledges={waiting} names={names} />
      <Pledges group={group} title="groups.means.agreed" pledges={agreed} names={names} />
      {(!group.ending || refused?.form === 'pledge') && (
        <Offer group={group} needs={needs} state={refused?.form === 'pledge' ? refused.state : undefined} />
      )}
      {group.inside && (!group.ending || refused?.form === 'need') && (
        <SayNeed group={group} state={refused?.form === 'need' ? refused.state : undefined} />
      )}
    </GroupFrame>
  )
}

interface PledgesProps {
  group: GroupHead
  title: 'groups.means.waiting' | 'groups.means.agreed'
  pledges: readonly ShownPledge[]
  names: Names
}

function Pledges({ group, title, pledges, names }: PledgesProps) {
  const { t } = useView()
  if (pledges.length === 0) return null
  return (
    <section class="stack">
      <h2>{t(title)}</h2>
      <ul class="wall">
        {pledges.map((pledge) => (
          <li class="card group">
            <p class="kind">{nameOf('means', pledge.word)}</p>
            <p {...inLang(group.lang)}>{pledge.details}</p>
            <p class="by">
              <Who id={pledge.by} names={names} />
            </p>
            {group.inside && pledge.agreed_at === null && (
              <Tap
                action={`${group.path}/moyens/offres/${pledge.id}/accord`}
                label="groups.pledge.agree"
                about={pledge.details}
              />
            )}
            {pledge.mine && (
              <Tap
                action={`${group.path}/moyens/offres/${pledge.id}/retirer`}
                label="groups.pledge.withdraw"
                about={pledge.details}
                kind="quiet"
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Offer({
  group,
  needs,
  state,
}: {
  group: GroupHead
  needs: readonly ShownNeed[]
  state: FormState | undefined
}) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('groups.means.offer')}</h2>
      {!group.inside && <p>{t('groups.means.offer-how')}</p>}
      <Form action={`${group.path}/moyens/offres`} state={state} submit="groups.means.offer-it">
        <Select name="word" label="groups.field.means" options={optionsOf('means')} state={state} />
        <Field
          name="details"
          label="groups.field.offer"
          hint="groups.field.offer.hint"
          rows={2}
          max={400}
          state={state}
        />
        {needs.length > 0 && (
          <Select
            name="need"
            label="groups.field.for-need"
            options={needs.map((need) => ({
              value: need.id,
              label: [nameOf('means', need.word), need.details].filter(Boolean).join(' : '),
            }))}
            state={state}
            empty="groups.field.no-need"
          />
        )}
      </Form>
    </section>
  )
}

function SayNeed({ group, state }: { group: GroupHead; state: FormState | undefined }) {
  const { t } = useView()
  return (
    <section class="stack">
      <h2>{t('groups.need.say')}</h2>
      <Form action={`${group.path}/moyens/besoins`} state={state} submit="groups.need.say-it" quiet>
        <Select name="missing" label="groups.field.means" options={optionsOf('means')} state={state} />
        <Field name="about" label="groups.field.need" rows={2} max={400} optional state={state} />
      </Form>
    </section>
  )
}
