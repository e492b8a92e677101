import { z } from 'zod'
import { useView } from '../../../platform/view.ts'
import { removeMember } from '../../members.ts'
import { registerEffect } from '../effects.ts'

registerEffect({
  what: 'set-aside',
  path: 'mise-a-l-ecart',
  label: 'groups.decision.effect.set-aside',
  hint: 'groups.decision.effect.set-aside.hint',
  about: 'member',
  days: 7,
  kept: true,
  parts: true,
  unvoted: true,
  schema: () => z.object({}),
  describe: (_, about) => {
    const { t } = useView()
    return (
      <>
        {about} {t('groups.decision.effect.set-aside.then')}
      </>
    )
  },
  apply: async (tx, { id, group_id, about_account, about_presentation }) => {
    if (group_id === null || about_account === null || about_presentation === null) return false
    await removeMember(tx, group_id, about_account)
    // Whoever left before the end does not come back by that.
    await tx
      .insertInto('groups.set_aside')
      .values({ group_id, account_id: about_account, presentation_id: about_presentation, decision_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return true
  },
})

registerEffect({
  what: 'let-back',
  path: 'retour',
  label: 'groups.decision.effect.let-back',
  hint: 'groups.decision.effect.let-back.hint',
  about: 'set-aside',
  kept: true,
  schema: () => z.object({}),
  describe: (_, about) => {
    const { t } = useView()
    return (
      <>
        {about} {t('groups.decision.effect.let-back.then')}
      </>
    )
  },
  apply: async (tx, { group_id, about_account }) => {
    const back = await tx
      .deleteFrom('groups.set_aside')
      .where('group_id', '=', group_id)
      .where('account_id', '=', about_account)
      .executeTakeFirst()
    return back.numDeletedRows > 0n
  },
})
