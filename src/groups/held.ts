import type { Db } from '../platform/database.ts'
import { visibleTo } from '../platform/things.ts'
import type { Viewer } from '../platform/viewer.ts'

/**
 * Does something in a group that this person may see, held meanwhile; null, and nothing is done, when it is not. All that changes a group
 * holds it first, so that each act reads what the one before it left, and no two wait for each other.
 */
export const inGroup = holding(selectHeld)

/** The same in a group of theirs: null for whoever is not in it. */
export const asMember = holding((tx, viewer, groupId) =>
  selectHeld(tx, viewer, groupId).where('me.account_id', 'is not', null),
)

type HeldGroup = NonNullable<Awaited<ReturnType<ReturnType<typeof selectHeld>['executeTakeFirst']>>>

function holding(select: typeof selectHeld) {
  return <Done>(
    db: Db,
    viewer: Viewer,
    groupId: string,
    act: (tx: Db, group: HeldGroup) => Promise<Done>,
  ): Promise<Done | null> =>
    db.transaction().execute(async (tx) => {
      const group = await select(tx, viewer, groupId).executeTakeFirst()
      return group ? act(tx, group) : null
    })
}

function selectHeld(tx: Db, viewer: Viewer, groupId: string) {
  return tx
    .selectFrom('groups.group as g')
    .innerJoin('platform.thing as t', 't.id', 'g.id')
    .leftJoin('groups.member as me', (join) =>
      join.onRef('me.group_id', '=', 'g.id').on('me.account_id', '=', viewer.accountId),
    )
    .selectAll('g')
    .select((eb) => eb('me.account_id', 'is not', null).$castTo<boolean>().as('inside'))
    .where('g.id', '=', groupId)
    .where(visibleTo(viewer))
    .forNoKeyUpdate('g')
}
