import { subscribe } from '../../platform/facts.ts'
import { holdPersonalData } from '../../platform/personal.ts'
import { registerKind } from '../../platform/things.ts'
import { registerScopeLink } from '../../groups/index.ts'
import './ladder/tables.ts'
import { exportDeclarations, forgetDeclarers } from './ladder/personal.ts'
import { pathOfLadder } from './ladder/vote.ts'
import { exportComments, forgetCommentAuthors, readWholeComment } from './comments/comments.ts'
import { measureRelease } from './release.ts'

registerKind({
  kind: 'comment',
  tone: 'group',
  label: 'research.participation.kind',
  listed: false,
  readWhole: readWholeComment,
})

holdPersonalData({
  name: 'chiffres commentés',
  exportOf: exportComments,
  erase: forgetCommentAuthors,
})

subscribe('release.made', 'research.figures', (db, { ids }) => measureRelease(db, ids['releaseId'] ?? ''))

registerScopeLink({ label: 'research.ladder.title', pathOf: pathOfLadder })

holdPersonalData({ name: 'échelons déclarés', exportOf: exportDeclarations, erase: forgetDeclarers })
