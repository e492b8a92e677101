import { Check } from '../platform/choice-fields.tsx'
import { Form } from '../platform/fields.tsx'
import type { FormState } from '../platform/forms.ts'
import { useView } from '../platform/view.ts'
import { GroupFrame } from './frame.tsx'
import { BetweenPeers } from './group-page.tsx'
import type { GroupHead } from './queries.ts'

/** Before one enters a group between peers: whom it is for, what may leave it, and one box to tick. Nobody has to say yes. */
export function EnterPage({ group, state }: { group: GroupHead; state?: FormState | undefined }) {
  const { t } = useView()
  return (
    <GroupFrame group={group} title={t('groups.join.act')} intro="groups.enter.why" personal>
      <BetweenPeers group={group} />
      <p>{t('groups.enter.seen')}</p>
      <Form action={`${group.path}/entrer`} state={state} submit="groups.join.act">
        <Check name="concerned" label="groups.enter.concerned" state={state} />
      </Form>
      <p class="links">
        <a href={group.path}>{t('groups.enter.not-now')}</a>
      </p>
    </GroupFrame>
  )
}
