import { actAsMember } from '../../platform/acting.tsx'
import { visibleTo } from '../../platform/things.ts'
import { registerBallotSubject } from './subjects.ts'

/** A question put to the members of a group, each counted once. */
registerBallotSubject({
  kind: 'group',
  voterIn: (db, viewer, groupId) => actAsMember(db, viewer, groupId),
  read: (db, viewer, groupId) =>
    db
      .selectFrom('platform.thing as t')
      .select(['t.title', 't.path', 't.lang'])
      .where('t.id', '=', groupId)
      .where('t.kind', '=', 'group')
      .where(visibleTo(viewer))
      .executeTakeFirst(),
})
